package dev.podium.api.server.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.resource.Problem.FieldError;
import dev.podium.orchestrator.model.workload.WorkloadId;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each thing that can be wrong with a document, where the answer points, and what it says. */
class ManifestRefusalTest {
    private static final WorkloadId WEB = WorkloadId.of("acme-prod", "web");

    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "replicas": "three"                             | /replicas                         | expected a whole number from 0 to 10000, got the text "three"
            "replicas": 1.5                                 | /replicas                         | got the number 1.5
            "replicas": -1                                  | /replicas                         | replicas -1 is out of range: expected 0 to 10000
            "replicas": 100000                              | /replicas                         | replicas 100000 is out of range
            "replicas": 99999999999999999999                | /replicas                         | expected a whole number
            "replica": 3                                    | /replica                          | field "replica" is not known: did you mean "replicas"?
            "max_surge": 3                                  | /max_surge                        | field "max_surge" is not known
            "update": {"max_surge": 3}                      | /update/max_surge                 | did you mean "maxSurge"?
            "a/b~c": 1                                      | /a~1b~0c                          | field "a/b~c" is not known: expected app
            "kind": "replicatd"                             | /kind                             | kind "replicatd" is not known: expected replicated or global; did you mean "replicated"?
            "kind": "cron"                                  | /kind                             | kind "cron" is not declared here: use /api/v1/namespaces/acme-prod/crons/web
            "kind": "global", "replicas": 2                 | /replicas                         | replicas does not go with kind global
            "autoscale": {"min": 1}                         | /autoscale                        | "autoscale" is not supported yet by this version
            "secrets": []                                   | /secrets                          | not supported yet by this version
            "volumes": []                                   | /volumes                          | not supported yet by this version
            "init": []                                      | /init                             | not supported yet by this version
            "sidecars": []                                  | /sidecars                         | not supported yet by this version
            "schedule": "* * * * *"                         | /schedule                         | schedule goes with crons, not with apps
            "completions": 3                                | /completions                      | completions goes with jobs and crons, not with apps
            "update": {"strategy": "canary"}                | /update/strategy                  | not supported yet by this version
            "replicas": 1000000                             | /replicas                         | replicas 1000000 is out of range: expected 0 to 10000
            "resources": {"gpu": 1.5}                       | /resources/gpu                    | gpu 1.5 is not valid: expected a share of one GPU such as 0.25, or whole GPUs, 1 to 64
            "resources": {"gpu": 65}                        | /resources/gpu                    | gpu 65 is not valid: expected a share of one GPU
            "resources": {"gpu": -1}                        | /resources/gpu                    | gpu "-1" is not an amount: expected whole GPUs such as 2
            "resources": {"gpu": 0.0005}                    | /resources/gpu                    | is not an amount
            "resources": {"gpuModels": ["A10"]}             | /resources/gpuModels              | gpu asks for none
            "resources": {"gpu": 1, "gpuModels": ["A/10"]}  | /resources/gpuModels/0            | GPU model "A/10" is not valid
            "resources": {"disk": "-1Gi"}                   | /resources/disk                   | disk "-1Gi" is not an amount
            "resources": {"disk": "0"}                      | /resources/disk                   | is out of range: expected "1Mi" to "64Ti"
            "resources": {"disk": "900Ti"}                  | /resources/disk                   | is out of range
            "resources": {"generic": {"fpga": 0}}           | /resources/generic/fpga           | fpga 0 is out of range: expected 1 to 1000000
            "resources": {"generic": {"fpga": -2}}          | /resources/generic/fpga           | fpga -2 is out of range
            "resources": {"generic": {"FPGA": 1}}           | /resources/generic/FPGA           | resource name "FPGA" is not valid
            "resources": {"generic": {"fpga": "2"}}         | /resources/generic/fpga           | expected a whole number from 1 to 1000000, got the text "2"
            "ports": [{"port": 80, "hostPort": 80}]         | /ports/0/hostPort                 | hostPort 80 is out of range: expected 1024 to 65535
            "ports": [{"port": 80, "hostPort": 8080}, {"port": 81, "hostPort": 8080}] | /ports/1/hostPort | host port 8080 is asked for twice
            "app": "api"                                    | /app                              | app "api" differs from "web" in the address
            "namespace": "other"                            | /namespace                        | namespace "other" differs from "acme-prod" in the address
            "command": "/bin/sh -c true"                    | /command                          | expected a list, got the text "/bin/sh -c true"
            "image": 5                                      | /image                            | expected a text, got the number 5
            "command": ["sh", 7]                            | /command/1                        | expected a text, got the number 7
            "workingDir": "srv"                             | /workingDir                       | expected an absolute path
            "env": {"1ST": "x"}                             | /env/1ST                          | variable name "1ST" is not valid
            "env": {"A B": "x"}                             | /env/A B                          | variable name "A B" is not valid
            "env": {"": "x"}                                | /env/                             | variable name "" is not valid
            "env": {"PODIUM_TASK": "x"}                     | /env/PODIUM_TASK                  | set by the platform
            "env": {"PORT": 80}                             | /env/PORT                         | write it in quotes, "80"
            "env": ["A=1"]                                  | /env                              | expected an object, got a list
            "env": {"A": "x\\u0000y"}                       | /env/A                            | NUL
            "ports": [{"port": 0}]                          | /ports/0/port                     | port 0 is out of range: expected 1 to 65535
            "ports": [{"port": 70000}]                      | /ports/0/port                     | port 70000 is out of range: expected 1 to 65535
            "ports": [{"port": "8080"}]                     | /ports/0/port                     | expected a whole number from 1 to 65535, got the text "8080"
            "ports": [{"name": "http"}]                     | /ports/0/port                     | port is missing
            "ports": [{"name": "Web", "port": 80}]          | /ports/0/name                     | port name "Web" (3 characters) is not valid
            "ports": [{"port": 80}, {"port": 80}]           | /ports/1/port                     | port 80 is listed twice
            "ports": [8080]                                 | /ports/0                          | expected an object, got the number 8080
            "ports": {"port": 80}                           | /ports                            | expected a list, got an object
            "routes": [{"host": "shop.example"}]            | /routes                           | routes need a port
            "resources": {"cpu": "lots"}                    | /resources/cpu                    | cpu "lots" is not an amount
            "resources": {"cpu": "0"}                       | /resources/cpu                    | cpu "0" is out of range
            "resources": {"memory": "256MB"}                | /resources/memory                 | memory "256MB" is not an amount
            "resources": {"memory": "256"}                  | /resources/memory                 | memory "256", which is a number of bytes, is out of range
            "resources": {"memory": "1Gi", "limits": {"memory": "512Mi"}} | /resources/limits/memory | the limit of 512Mi is below the request of 1Gi
            "resources": {"pids": 0}                        | /resources/pids                   | pids 0 is out of range
            "probes": {"readiness": {}}                     | /probes/readiness                 | expected one of http, tcp or exec, got none of them
            "probes": {"readiness": {"http": {}}}           | /probes/readiness/http            | the probe needs a port
            "probes": {"liveness": {"exec": []}}            | /probes/liveness/exec             | the command is empty
            "probes": {"liveness": {"exec": ["a"], "every": "1"}} | /probes/liveness/every      | duration "1" does not parse
            "probes": {"liveness": {"exec": ["a"], "every": "9h"}} | /probes/liveness/every     | duration "9h" is out of range: expected "100ms" to "1h"
            "probes": {"lifeness": {"exec": ["a"]}}         | /probes/lifeness                  | did you mean "liveness"?
            "placement": {"constraints": ["disk = ssd"]}    | /placement/constraints/0          | does not parse
            "placement": {"constraints": ["rack == 1"]}     | /placement/constraints/0          | at character 1: expected an attribute: node.name
            "placement": {"constraints": ["node.label.a == b"]} | /placement/constraints/0      | did you mean "node.labels.a"?
            "placement": {"constraints": ["node.labels.a == b && node.labels.c"]} | /placement/constraints/0 | at character 36: expected ==
            "placement": {"constraints": ["node.os == a", "node.os == b"]} | /placement/constraints/1 | no node can ever meet node.os == a and node.os == b at once
            "placement": {"constraints": ["node.os == a"], "affinity": [{"node": "node.os == b", "required": true}]} | /placement/affinity/0 | no node can ever meet
            "placement": {"affinity": [{"node": "node.os =="}]} | /placement/affinity/0/node    | at character 11: expected a value
            "placement": {"affinity": [{"weight": 3}]}      | /placement/affinity/0             | expected either "app"
            "placement": {"affinity": [{"app": "a", "node": "node.os exists"}]} | /placement/affinity/0 | expected either "app"
            "placement": {"affinity": [{"app": "A b"}]}     | /placement/affinity/0/app         | app
            "placement": {"affinity": [{"app": "a", "weight": 0}]} | /placement/affinity/0/weight | weight 0 is out of range: expected 1 to 100
            "placement": {"affinity": [{"app": "a", "weight": 5, "required": true}]} | /placement/affinity/0/weight | does not go with required
            "placement": {"affinity": [{"app": "a", "topology": "a b"}]} | /placement/affinity/0/topology | expected the key of a node label
            "placement": {"affinity": [{"node": "node.os exists", "topology": "zone"}]} | /placement/affinity/0/topology | goes with "app" only
            "placement": {"affinity": [{"app": "a", "required": true}], "antiAffinity": [{"app": "a", "required": true}]} | /placement/antiAffinity/0 | no node can ever meet both
            "kind": "global", "placement": {"antiAffinity": [{"app": "web", "topology": "zone", "required": true}]} | /placement/antiAffinity/0 | kind global runs an instance on each node
            "placement": {"spread": ["zone", "zone"]}       | /placement/spread/1               | label "zone" is listed twice
            "placement": {"spreadLimits": [{"maxSkew": 1}]} | /placement/spreadLimits/0/label   | label is missing
            "placement": {"spreadLimits": [{"label": "zone", "maxSkew": 0}]} | /placement/spreadLimits/0/maxSkew | maxSkew 0 is out of range: expected 1
            "placement": {"spreadLimits": [{"label": "zone"}, {"label": "zone"}]} | /placement/spreadLimits/1/label | has two limits
            "placement": {"spreadLimits": [{"label": "zone", "whenUnsatisfiable": "DoNotSchedul"}]} | /placement/spreadLimits/0/whenUnsatisfiable | did you mean "DoNotSchedule"?
            "kind": "global", "placement": {"spreadLimits": [{"label": "zone"}]} | /placement/spreadLimits | do not go with kind global
            "placement": {"tolerations": [{"effect": "NoSchedule"}]} | /placement/tolerations/0/key | key is missing
            "placement": {"tolerations": [{"key": "gpu", "effect": "NoSchedul"}]} | /placement/tolerations/0/effect | did you mean "NoSchedule"?
            "placement": {"tolerations": [{"key": "gpu", "effect": "NoSchedule", "tolerationSeconds": 5}]} | /placement/tolerations/0/tolerationSeconds | goes with effect NoExecute only
            "placement": {"tolerations": [{"key": "gpu", "tolerationSeconds": -1}]} | /placement/tolerations/0/tolerationSeconds | is out of range
            "placement": {"pool": "fast"}                   | /placement/pool                   | named in a constraint
            "placement": {"priority": 1001}                 | /placement/priority               | priority 1001 is out of range: expected 0 to 1000
            "placement": {"disruption": {"maxUnavailable": "half"}} | /placement/disruption/maxUnavailable | expected a number of instances such as "1" or a share such as "25%"
            "placement": {"disruption": {"maxUnavailable": "101%"}} | /placement/disruption/maxUnavailable | is out of range: expected 0 to 100%
            "update": {"maxSurge": 0}                       | /update/maxUnavailable            | cannot advance
            "stop": {"signal": "SIGFOO"}                    | /stop/signal                      | signal "SIGFOO" is not known
            "stop": {"grace": "2h"}                         | /stop/grace                       | out of range: expected "0s" to "1h"
            "restart": {"policy": "sometimes"}              | /restart/policy                   | expected always, on-failure or never
            "restart": {"backoff": {"initial": "1m", "max": "5s"}} | /restart/backoff/max       | max 5s is shorter than initial 1m
            "security": {"addCapabilities": ["SYS_ADMIN"]}  | /security/addCapabilities/0       | capability "SYS_ADMIN" cannot be added
            "security": {"privileged": true}                | /security/privileged              | not supported yet by this version
            "security": {"readOnlyRoot": "yes"}             | /security/readOnlyRoot            | expected true or false, got the text "yes"
            "labels": {"team": "a b"}                       | /labels/team                      | label value "a b" is not valid
            """)
    void saysWhereAndWhat(String fields, String pointer, String message) throws IOException {
        assertThat(errors("{\"image\": \"nginx:1.27\", " + fields + "}"))
                .anySatisfy(error -> {
                    assertThat(error.pointer()).isEqualTo(pointer);
                    assertThat(error.message()).contains(message);
                })
                .hasSize(1);
    }

    @ParameterizedTest(name = "host {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            http://shop.example        | leave out the scheme
            shop.example:8000          | leave out the port
            *.shop.example             | wildcard
            10.0.0.1                   | not an address
            shop_.example              | labels of letters
            -a.example                 | labels of letters
            ..                         | not an address
            web.other-ns.localhost     | may use names that end in .acme-prod.localhost
            """)
    void refusesHostsThatCannotLeadToAnApp(String host, String message) throws IOException {
        List<FieldError> errors = errors(
                "{\"image\": \"nginx\", \"ports\": [{\"port\": 80}], \"routes\": [{\"host\": \"" + host + "\"}]}");
        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/routes/0/host");
            assertThat(error.message()).contains(message);
        });
    }

    @Test
    void namesEverythingThatIsWrongInOneAnswer() throws IOException {
        List<FieldError> errors = errors("""
                {"image": "Bad Image", "replicas": -1, "ports": [{"name": "http", "port": 99999}],
                 "routes": [{"host": "shop.example", "port": "admin"}], "nonsense": true}
                """);
        assertThat(errors)
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/image", "/replicas", "/ports/0/port", "/nonsense");
    }

    @Test
    void pointsIntoTheSpecWhenTheBodyIsWhatGetAnswers() throws IOException {
        assertThat(errors("{\"metadata\": {\"name\": \"web\"}, \"spec\": {\"image\": \"nginx\", \"replicas\": \"x\"}}"))
                .extracting(FieldError::pointer)
                .containsExactly("/spec/replicas");
    }

    @Test
    void refusesLabelsThatContradictEachOther() throws IOException {
        assertThat(errors("{\"metadata\": {\"labels\": {\"team\": \"a\"}},"
                        + " \"spec\": {\"image\": \"nginx\", \"labels\": {\"team\": \"b\"}}}"))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("change both"));
    }

    @Test
    void neverRepeatsAWholeLongValue() throws IOException {
        assertThat(errors("{\"image\": \"" + "x".repeat(5_000) + "\"}"))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).hasSizeLessThan(400));
    }

    @ParameterizedTest
    @CsvSource({"[]", "3", "'\"web\"'"})
    void wantsAnObject(String body) throws IOException {
        assertThat(errors(body)).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEmpty();
            assertThat(error.message()).contains("expected an object");
        });
    }

    private static List<FieldError> errors(String json) throws IOException {
        JsonNode body = JsonMapper.createDefault().readValue(json, JsonNode.class);
        return switch (ManifestReader.read(body, WEB)) {
            case Manifest.Accepted accepted -> throw new AssertionError("accepted: " + accepted.spec());
            case Manifest.Refused(var errors) -> errors;
        };
    }
}
