package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code update}, {@code stop} and {@code restart}: how instances are replaced, ended and begun again. */
final class PolicySection {
    private static final List<String> ORDERS = List.of("start-first", "stop-first");
    private static final List<String> POLICIES = List.of("always", "on-failure", "never");
    private static final String OF_JOBS = "on-failure";
    private static final List<String> SIGNALS = List.of(
            "SIGTERM",
            "SIGINT",
            "SIGQUIT",
            "SIGHUP",
            "SIGKILL",
            "SIGUSR1",
            "SIGUSR2",
            "SIGWINCH",
            "SIGABRT",
            "SIGALRM");
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private PolicySection() {}

    static AppSpec.Update update(Fields fields) {
        Optional<Fields> update = fields.object("update");
        String order = update.flatMap(u -> u.oneOf("order", ORDERS)).orElse("start-first");
        boolean startFirst = order.equals("start-first");
        int unavailable = update.flatMap(u -> u.integer("maxUnavailable", 0, ManifestReader.MOST_REPLICAS))
                .orElse(startFirst ? 0 : 1);
        int surge = update.flatMap(u -> u.integer("maxSurge", 0, ManifestReader.MOST_REPLICAS))
                .orElse(startFirst ? 1 : 0);
        update.ifPresent(u -> {
            if (unavailable + surge == 0) {
                u.refuse(
                        "maxUnavailable",
                        "an update with maxUnavailable 0 and maxSurge 0 cannot advance: expected at least one above zero");
            }
            u.later("strategy", "steps", "analysis", "onFailure", "parallelism", "delay");
            u.end();
        });
        return new AppSpec.Update(order, unavailable, surge);
    }

    static AppSpec.Stop stop(Fields fields) {
        Optional<Fields> stop = fields.object("stop");
        String signal =
                stop.flatMap(s -> s.parsedText("signal", PolicySection::signal)).orElse("SIGTERM");
        String drain =
                stop.flatMap(s -> duration(s, "drain", Duration.ZERO, HOUR)).orElse("30s");
        String grace =
                stop.flatMap(s -> duration(s, "grace", Duration.ZERO, HOUR)).orElse("10s");
        stop.ifPresent(Fields::end);
        return new AppSpec.Stop(signal, drain, grace);
    }

    static AppSpec.Restart restart(Fields fields, Family family) {
        Optional<Fields> restart = fields.object("restart");
        String policy = restart.flatMap(r -> r.oneOf("policy", POLICIES)).orElse(family.serves() ? "always" : OF_JOBS);
        if (!family.serves() && !policy.equals(OF_JOBS)) {
            restart.ifPresent(r -> r.refuse(
                    "policy",
                    "policy \"" + policy + "\" does not go with a " + family.word()
                            + ": a failed instance is tried again" + " as often as backoffLimit says; expected \""
                            + OF_JOBS + "\""));
        }
        Optional<Fields> backoff = restart.flatMap(r -> r.object("backoff"));
        Optional<String> initial = backoff.flatMap(b -> duration(b, "initial", SHORTEST, DAY));
        Optional<String> max = backoff.flatMap(b -> duration(b, "max", SHORTEST, DAY));
        String first = initial.orElseGet(() -> max.filter(m -> shorter(m, "1s")).orElse("1s"));
        String longest =
                max.orElseGet(() -> initial.filter(i -> shorter("5m", i)).orElse("5m"));
        backoff.ifPresent(b -> {
            if (shorter(longest, first)) {
                b.refuse(
                        "max", "max " + longest + " is shorter than initial " + first + ": raise max or lower initial");
            }
            b.end();
        });
        restart.ifPresent(r -> {
            r.later("maxAttempts", "window");
            r.end();
        });
        return new AppSpec.Restart(policy, new AppSpec.Backoff(first, longest));
    }

    private static String signal(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        String name = upper.startsWith("SIG") ? upper : "SIG" + upper;
        if (!SIGNALS.contains(name)) {
            throw new IllegalArgumentException(
                    "signal " + Shown.text(text) + " is not known: expected " + Words.or(SIGNALS));
        }
        return name;
    }

    private static Optional<String> duration(Fields fields, String name, Duration least, Duration most) {
        return fields.parsed(name, text -> {
            DurationNotation.parse(text, least, most);
            return text;
        });
    }

    private static boolean shorter(String a, String b) {
        return DurationNotation.parse(a).compareTo(DurationNotation.parse(b)) < 0;
    }
}
