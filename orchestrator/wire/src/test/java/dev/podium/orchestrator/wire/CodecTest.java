package dev.podium.orchestrator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.workload.CronPolicy;
import dev.podium.orchestrator.model.workload.RestartPolicy;
import dev.podium.orchestrator.wire.v1.RouteRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    /** Model value, its message, and what that message decodes to. */
    static Stream<Arguments> examples() {
        return Stream.concat(rich(), bare());
    }

    static Stream<Arguments> rich() {
        var workload = WorkloadCodec.encode(Examples.RICH_WORKLOAD);
        var release = WorkloadCodec.encode(Examples.RICH_RELEASE);
        var task = TaskCodec.encode(Examples.RICH_TASK);
        var status = TaskCodec.encode(Examples.RICH_STATUS);
        var facts = NodeCodec.encode(Examples.RICH_FACTS);
        var intent = NodeCodec.encode(Examples.RICH_INTENT);
        var session = NodeCodec.encode(Examples.RICH_SESSION);
        var rules = RoutingCodec.encode(Examples.RULES);
        var table = RoutingCodec.encode(Examples.RICH_TABLE);
        var ack = RoutingCodec.encode(Examples.RICH_ACK);
        var outlook = OutlookCodec.encode(Examples.RICH_OUTLOOK);
        var policy = ClusterCodec.encode(Examples.RICH_POLICY);
        return Stream.of(
                Arguments.of(Examples.RICH_POLICY, policy, ClusterCodec.decode(policy)),
                Arguments.of(Examples.RICH_WORKLOAD, workload, WorkloadCodec.decode(workload)),
                Arguments.of(Examples.RICH_RELEASE, release, WorkloadCodec.decode(release)),
                Arguments.of(Examples.RICH_TASK, task, TaskCodec.decode(task)),
                Arguments.of(Examples.RICH_STATUS, status, TaskCodec.decode(status)),
                Arguments.of(Examples.RICH_FACTS, facts, NodeCodec.decode(facts)),
                Arguments.of(Examples.RICH_INTENT, intent, NodeCodec.decode(intent)),
                Arguments.of(Examples.RICH_SESSION, session, NodeCodec.decode(session)),
                Arguments.of(Examples.RULES, rules, RoutingCodec.decode(rules)),
                Arguments.of(Examples.RICH_TABLE, table, RoutingCodec.decode(table)),
                Arguments.of(Examples.RICH_ACK, ack, RoutingCodec.decode(ack)),
                Arguments.of(
                        Examples.RICH_BOOK,
                        RunCodec.encode(Examples.RICH_BOOK),
                        RunCodec.decode(RunCodec.encode(Examples.RICH_BOOK))),
                Arguments.of(Examples.RICH_OUTLOOK, outlook, OutlookCodec.decode(outlook)));
    }

    static Stream<Arguments> bare() {
        var workload = WorkloadCodec.encode(Examples.BARE_WORKLOAD);
        var task = TaskCodec.encode(Examples.BARE_TASK);
        var status = TaskCodec.encode(Examples.BARE_STATUS);
        var facts = NodeCodec.encode(Examples.BARE_FACTS);
        NodeSession away = new NodeSession(Examples.NODE, false, Instant.EPOCH);
        RouterAck idle = new RouterAck(Examples.NODE, 0, Set.of());
        Outlook empty = new Outlook(0, "", "", List.of(), "");
        return Stream.of(
                Arguments.of(Examples.BARE_WORKLOAD, workload, WorkloadCodec.decode(workload)),
                Arguments.of(
                        Examples.BARE_BOOK,
                        RunCodec.encode(Examples.BARE_BOOK),
                        RunCodec.decode(RunCodec.encode(Examples.BARE_BOOK))),
                Arguments.of(Examples.BARE_TASK, task, TaskCodec.decode(task)),
                Arguments.of(Examples.BARE_STATUS, status, TaskCodec.decode(status)),
                Arguments.of(Examples.BARE_FACTS, facts, NodeCodec.decode(facts)),
                Arguments.of(away, NodeCodec.encode(away), NodeCodec.decode(NodeCodec.encode(away))),
                Arguments.of(
                        RoutingTable.EMPTY,
                        RoutingCodec.encode(RoutingTable.EMPTY),
                        RoutingCodec.decode(RoutingCodec.encode(RoutingTable.EMPTY))),
                Arguments.of(
                        List.of(),
                        RouteRules.getDefaultInstance(),
                        RoutingCodec.decode(RoutingCodec.encode(List.of()))),
                Arguments.of(idle, RoutingCodec.encode(idle), RoutingCodec.decode(RoutingCodec.encode(idle))),
                Arguments.of(empty, OutlookCodec.encode(empty), OutlookCodec.decode(OutlookCodec.encode(empty))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void what_was_encoded_decodes_to_the_same(Object value, Message message, Object decoded) {
        assertThat(decoded).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_message_survives_its_bytes(Object value, Message message, Object decoded) throws Exception {
        assertThat(message.getParserForType().parseFrom(message.toByteArray())).isEqualTo(message);
    }

    /** Fails for a field that was added to a message and that its codec does not fill. */
    @ParameterizedTest
    @MethodSource("rich")
    void no_field_of_a_message_is_left_out(Object value, Message message, Object decoded) {
        assertThat(unfilled(message)).isEmpty();
    }

    @Test
    void equal_values_encode_to_equal_bytes_whatever_the_order_of_their_maps() {
        Map<String, String> forwards = new LinkedHashMap<>();
        Map<String, String> backwards = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            forwards.put("key" + i, "v");
            backwards.put("key" + (19 - i), "v");
        }
        byte[] one = NodeCodec.encode(new NodeIntent(Examples.NODE, Availability.ACTIVE, new HashMap<>(forwards)))
                .toByteArray();
        byte[] other = NodeCodec.encode(new NodeIntent(Examples.NODE, Availability.ACTIVE, backwards))
                .toByteArray();
        assertThat(one).isEqualTo(other);
    }

    @ParameterizedTest
    @EnumSource(TaskState.class)
    void every_task_state_travels(TaskState state) {
        assertThat(TaskCodec.decode(TaskCodec.encode(state))).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(DesiredState.class)
    void every_desired_state_travels(DesiredState desired) {
        assertThat(TaskCodec.decode(TaskCodec.encode(desired))).isEqualTo(desired);
    }

    @ParameterizedTest
    @EnumSource(Availability.class)
    void every_availability_travels(Availability availability) {
        NodeIntent intent = new NodeIntent(Examples.NODE, availability, Map.of());
        assertThat(NodeCodec.decode(NodeCodec.encode(intent))).isEqualTo(intent);
    }

    @ParameterizedTest
    @EnumSource(ClusterPolicy.Strategy.class)
    void every_strategy_travels(ClusterPolicy.Strategy strategy) {
        ClusterPolicy policy = new ClusterPolicy(strategy);
        assertThat(ClusterCodec.decode(ClusterCodec.encode(policy))).isEqualTo(policy);
    }

    @ParameterizedTest
    @EnumSource(CronPolicy.Concurrency.class)
    void every_concurrency_travels(CronPolicy.Concurrency concurrency) {
        CronPolicy rich = Examples.RICH_CRON;
        CronPolicy policy = new CronPolicy(
                rich.schedule(), concurrency, rich.startingDeadline(), false, 0, 0, rich.since(), List.of());
        assertThat(JobCodec.decode(JobCodec.encode(policy))).isEqualTo(policy);
    }

    @ParameterizedTest
    @EnumSource(RestartPolicy.When.class)
    void every_restart_condition_travels(RestartPolicy.When when) {
        RestartPolicy policy = new RestartPolicy(when, java.time.Duration.ZERO, java.time.Duration.ZERO);
        assertThat(PolicyCodec.decode(PolicyCodec.encode(policy))).isEqualTo(policy);
    }

    @Test
    void an_enum_value_of_a_later_version_is_refused_by_name() {
        var fromTheFuture = TaskCodec.encode(Examples.RICH_TASK).toBuilder()
                .setDesiredValue(99)
                .build();
        assertThatThrownBy(() -> TaskCodec.decode(fromTheFuture))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("desired state")
                .hasMessageContaining("upgrade");
    }

    @Test
    void an_empty_message_is_refused() {
        assertThatThrownBy(() -> WorkloadCodec.decode(dev.podium.orchestrator.wire.v1.Workload.getDefaultInstance()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> unfilled(Message message) {
        List<String> names = new ArrayList<>();
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            Object value = message.getField(field);
            boolean inOneof = field.getRealContainingOneof() != null;
            boolean filled = field.isRepeated() ? !((Collection<?>) value).isEmpty() : message.hasField(field);
            if (!filled && !inOneof) {
                names.add(field.getFullName());
            } else if (filled && field.isRepeated()) {
                ((Collection<?>) value)
                        .stream()
                                .filter(Message.class::isInstance)
                                .filter(item -> !field.isMapField())
                                .forEach(item -> names.addAll(unfilled((Message) item)));
            } else if (filled && value instanceof Message nested) {
                names.addAll(unfilled(nested));
            }
        }
        return names;
    }
}
