package dev.podium.portal.app;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A manifest in groups of names and values, in the order people ask about them. */
final class SpecFacts {
    private SpecFacts() {}

    /** @param literal whether the value is typed exactly so in a manifest */
    record Fact(String name, String value, boolean literal) {}

    record Group(String title, List<Fact> facts) {}

    static List<Group> of(App app) {
        AppSpec spec = app.spec();
        return List.of(
                new Group("Image", image(app)),
                new Group("Network", network(spec)),
                new Group("Resources", resources(spec)),
                new Group("Health", probes(spec.probes())),
                new Group("Environment", pairs(spec.env(), "No variables")),
                new Group("Life cycle", lifeCycle(spec)),
                new Group("Placement", placement(spec)));
    }

    private static List<Fact> image(App app) {
        AppSpec spec = app.spec();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Image", spec.image(), true));
        add(facts, "Digest", app.status().imageDigest());
        add(facts, "Command", joined(spec.command()));
        add(facts, "Arguments", joined(spec.args()));
        add(facts, "Directory", spec.workingDir());
        return facts;
    }

    private static List<Fact> network(AppSpec spec) {
        List<Fact> facts = new ArrayList<>();
        or(spec.ports())
                .forEach(port -> facts.add(new Fact("Port " + port.name(), Integer.toString(port.port()), true)));
        or(spec.routes()).forEach(route -> facts.add(new Fact("Route", text(route.host()) + text(route.path()), true)));
        return facts.isEmpty() ? List.of(new Fact("Ports", "none: reached by nobody", false)) : facts;
    }

    private static List<Fact> resources(AppSpec spec) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Kind", text(spec.kind()), false));
        facts.add(new Fact(
                "Instances",
                spec.replicas() == null ? "one a node" : spec.replicas().toString(),
                false));
        AppSpec.Resources resources = spec.resources();
        if (resources != null) {
            AppSpec.Limits limits = resources.limits();
            add(facts, "CPU", upTo(resources.cpu(), limits == null ? null : limits.cpu()));
            add(facts, "Memory", upTo(resources.memory(), limits == null ? null : limits.memory()));
            add(
                    facts,
                    "Processes",
                    resources.pids() == null ? null : resources.pids().toString());
        }
        return facts;
    }

    private static List<Fact> probes(AppSpec.@Nullable Probes probes) {
        List<Fact> facts = new ArrayList<>();
        if (probes != null) {
            add(facts, "Startup", probe(probes.startup()));
            add(facts, "Readiness", probe(probes.readiness()));
            add(facts, "Liveness", probe(probes.liveness()));
        }
        return facts.isEmpty() ? List.of(new Fact("Probes", "none: ready as soon as it runs", false)) : facts;
    }

    private static @Nullable String probe(AppSpec.@Nullable Probe probe) {
        if (probe == null) {
            return null;
        }
        AppSpec.Http http = probe.http();
        AppSpec.Tcp tcp = probe.tcp();
        String what = http != null
                ? "GET " + text(http.path()) + " on " + text(http.port())
                : tcp != null ? "TCP on " + text(tcp.port()) : "run " + text(joined(probe.exec()));
        return what
                + (probe.every() == null ? "" : ", every " + probe.every())
                + (probe.failures() == null ? "" : ", " + probe.failures() + " failures");
    }

    private static List<Fact> lifeCycle(AppSpec spec) {
        List<Fact> facts = new ArrayList<>();
        AppSpec.Update update = spec.update();
        if (update != null) {
            add(
                    facts,
                    "Update",
                    text(update.order()) + ", at most " + update.maxUnavailable() + " missing, " + update.maxSurge()
                            + " extra");
        }
        AppSpec.Stop stop = spec.stop();
        if (stop != null) {
            add(
                    facts,
                    "Stop",
                    "drain " + text(stop.drain()) + ", " + text(stop.signal()) + ", grace " + text(stop.grace()));
        }
        AppSpec.Restart restart = spec.restart();
        if (restart != null) {
            AppSpec.Backoff backoff = restart.backoff();
            add(
                    facts,
                    "Restart",
                    text(restart.policy())
                            + (backoff == null
                                    ? ""
                                    : ", after " + text(backoff.initial()) + " to " + text(backoff.max())));
        }
        return facts;
    }

    private static List<Fact> placement(AppSpec spec) {
        List<Fact> facts = new ArrayList<>();
        AppSpec.Placement placement = spec.placement();
        if (placement != null) {
            or(placement.constraints()).forEach(constraint -> facts.add(new Fact("Only where", constraint, true)));
            add(facts, "Spread over", joined(placement.spread()));
        }
        facts.addAll(pairs(spec.labels(), ""));
        return facts.isEmpty() ? List.of(new Fact("Nodes", "any with room", false)) : facts;
    }

    private static List<Fact> pairs(@Nullable Map<String, String> pairs, String none) {
        List<Fact> facts = pairs == null
                ? List.of()
                : pairs.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(pair -> new Fact(pair.getKey(), pair.getValue(), true))
                        .toList();
        return facts.isEmpty() && !none.isEmpty() ? List.of(new Fact(none, "", false)) : facts;
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(
                    new Fact(name, value, name.equals("Digest") || name.equals("Command") || name.equals("Arguments")));
        }
    }

    private static @Nullable String upTo(@Nullable String request, @Nullable String limit) {
        return limit == null ? request : text(request) + ", at most " + limit;
    }

    private static @Nullable String joined(@Nullable List<String> parts) {
        return parts == null || parts.isEmpty() ? null : parts.stream().collect(Collectors.joining(" "));
    }

    private static <T> List<T> or(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
