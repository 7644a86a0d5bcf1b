package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code probes}: the questions by which the platform learns how an instance fares. */
final class ProbeSection {
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofHours(1);
    private static final int MOST_FAILURES = 10_000;
    private static final int MOST_WORDS = 1_000;

    private ProbeSection() {}

    /** The rhythm of a probe that does not state its own. */
    private record Rhythm(String every, String timeout, int failures) {}

    static AppSpec.Probes read(Fields fields, PortSection.Ports ports) {
        Optional<Fields> probes = fields.object("probes");
        AppSpec.Probes read = new AppSpec.Probes(
                probe(probes, "startup", ports, new Rhythm("1s", "1s", 60)),
                probe(probes, "readiness", ports, new Rhythm("2s", "1s", 2)),
                probe(probes, "liveness", ports, new Rhythm("10s", "2s", 3)));
        probes.ifPresent(Fields::end);
        return read;
    }

    private static AppSpec.@Nullable Probe probe(
            Optional<Fields> probes, String name, PortSection.Ports ports, Rhythm rhythm) {
        return probes.flatMap(all -> all.object(name))
                .map(probe -> probe(probe, ports, rhythm))
                .orElse(null);
    }

    private static AppSpec.Probe probe(Fields probe, PortSection.Ports ports, Rhythm rhythm) {
        Optional<AppSpec.Http> http = probe.object("http").map(check -> http(check, ports));
        Optional<AppSpec.Tcp> tcp = probe.object("tcp").map(check -> tcp(check, ports));
        Optional<List<String>> exec = probe.words("exec", MOST_WORDS);
        exactlyOne(probe, ports);
        AppSpec.Probe read = new AppSpec.Probe(
                http.orElse(null),
                tcp.orElse(null),
                exec.orElse(null),
                duration(probe, "every", rhythm.every()),
                duration(probe, "timeout", rhythm.timeout()),
                probe.integer("failures", 1, MOST_FAILURES).orElse(rhythm.failures()));
        probe.later("grpc", "successes", "delay");
        probe.end();
        return read;
    }

    private static void exactlyOne(Fields probe, PortSection.Ports ports) {
        List<String> checks = Stream.of("http", "tcp", "exec")
                .filter(name -> probe.value(name).isPresent())
                .toList();
        if (checks.size() != 1) {
            String found = checks.isEmpty() ? "none of them" : String.join(" and ", checks);
            probe.refuseItself("a probe asks in exactly one way: expected one of http, tcp or exec, got " + found);
        } else if (!checks.contains("exec") && ports.list().isEmpty() && !ports.broken()) {
            probe.refuse(
                    checks.getFirst(), "the probe needs a port to ask: add \"ports\": [{\"port\": 8080}], or use exec");
        } else if (probe.value("exec")
                .filter(words -> words.isArray() && words.size() == 0)
                .isPresent()) {
            probe.refuse("exec", "the command is empty: expected at least one word, for example [\"/bin/check\"]");
        }
    }

    private static AppSpec.Http http(Fields check, PortSection.Ports ports) {
        String path = check.parsedText("path", ProbeSection::path).orElse("/");
        String port = ports.resolve(check, "port").orElse(null);
        check.later("headers", "scheme", "host");
        check.end();
        return new AppSpec.Http(path, port);
    }

    private static AppSpec.Tcp tcp(Fields check, PortSection.Ports ports) {
        String port = ports.resolve(check, "port").orElse(null);
        check.end();
        return new AppSpec.Tcp(port);
    }

    private static String path(String text) {
        boolean clean =
                text.startsWith("/") && text.length() <= 1_024 && text.chars().allMatch(c -> c > ' ' && c < 127);
        if (!clean) {
            throw new IllegalArgumentException("path " + Shown.text(text)
                    + " is not valid: expected it to start with \"/\" and to have no spaces, for example \"/healthz\"");
        }
        return text;
    }

    private static String duration(Fields probe, String name, String standard) {
        return probe.parsed(name, text -> {
                    DurationNotation.parse(text, LEAST, MOST);
                    return text;
                })
                .orElse(standard);
    }
}
