package dev.podium.api.server.nodes;

import dev.podium.api.server.json.Fields;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.resource.Labels;
import dev.podium.api.server.resource.ResourceBody;
import dev.podium.orchestrator.model.constraint.Taint;
import dev.podium.orchestrator.model.constraint.Taint.Effect;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a body says of a node. */
@Singleton
final class NodeBody {
    private static final List<String> AVAILABILITIES = List.of("active", "cordoned", "draining");
    private static final List<String> EFFECTS =
            Arrays.stream(Effect.values()).map(Effect::code).toList();
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._-]{0,128}");
    private static final int MOST_TAINTS = 32;

    private final NodePoolRows pools;

    NodeBody(NodePoolRows pools) {
        this.pools = pools;
    }

    /** What was said; what was not is empty. */
    record Read(
            Optional<Availability> availability,
            Optional<Map<String, String>> labels,
            Optional<List<Taint>> taints,
            Optional<String> pool) {

        /** What was not said stays as it is; a node nobody says anything of is active. */
        Nodes.Wish keeping(Nodes.Wish before) {
            return new Nodes.Wish(
                    availability.orElse(Availability.ACTIVE),
                    labels.orElse(before.labels()),
                    taints.orElse(before.taints()),
                    pool.or(before::pool));
        }

        /** What was not said is not wanted. */
        Nodes.Wish alone() {
            return new Nodes.Wish(
                    availability.orElse(Availability.ACTIVE), labels.orElse(Map.of()), taints.orElse(List.of()), pool);
        }
    }

    Read read(JsonBody body) {
        ResourceBody<Read> read = ResourceBody.decode(body, this::spec);
        Read spec = read.spec();
        return new Read(spec.availability(), spec.labels().or(read::labels), spec.taints(), spec.pool());
    }

    private Read spec(Fields fields) {
        return new Read(
                fields.oneOf("availability", AVAILABILITIES)
                        .map(word -> Availability.valueOf(word.toUpperCase(Locale.ROOT))),
                fields.optional("labels").flatMap(Labels::read),
                taints(fields),
                pool(fields));
    }

    private Optional<String> pool(Fields fields) {
        Optional<String> pool = fields.text("pool");
        pool.filter(name -> pools.findByName(name).isEmpty())
                .ifPresent(name -> fields.refuse(
                        "pool", "there is no node pool \"" + name + "\": create it with PUT …/node-pools/" + name));
        return pool;
    }

    private static Optional<List<Taint>> taints(Fields fields) {
        Set<String> seen = new HashSet<>();
        Optional<List<Taint>> taints = fields.objects("taints", one -> taint(one, seen))
                .map(found -> found.stream().flatMap(Optional::stream).toList());
        if (taints.filter(list -> list.size() > MOST_TAINTS).isPresent()) {
            fields.refuse("taints", taints.get().size() + " taints are too many: expected at most " + MOST_TAINTS);
        }
        return taints;
    }

    private static Optional<Taint> taint(Fields one, Set<String> seen) {
        Optional<String> key = one.required("key").flatMap(element -> element.parsed(NodeBody::key));
        Optional<String> value = one.optional("value").flatMap(element -> element.parsed(NodeBody::value));
        Optional<Effect> effect = one.required("effect")
                .flatMap(element -> element.oneOf(EFFECTS))
                .flatMap(Effect::of);
        if (key.isEmpty() || effect.isEmpty()) {
            return Optional.empty();
        }
        if (!seen.add(key.get() + ":" + effect.get())) {
            one.refuse(
                    "key",
                    "taint " + key.get() + " with effect " + effect.get().code() + " is listed twice: list it once");
        }
        return Optional.of(new Taint(key.get(), value.orElse(""), effect.get(), Instant.EPOCH));
    }

    private static String key(String text) {
        return new Taint(text, "", Effect.NO_SCHEDULE, Instant.EPOCH).key();
    }

    private static String value(String text) {
        if (!VALUE.matcher(text).matches()) {
            throw new IllegalArgumentException("taint value \"" + text
                    + "\" is not valid: expected up to 128 letters, digits, \".\", \"_\" or \"-\"");
        }
        return text;
    }
}
