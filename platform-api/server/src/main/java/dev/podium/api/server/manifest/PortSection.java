package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.orchestrator.model.workload.Port;
import dev.podium.tenants.tenant.ResourceName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ports}: where the process listens, and the names by which routes and probes refer to that. */
final class PortSection {
    private static final int MOST = 64;

    private PortSection() {}

    /** @param broken something is wrong with them, so what refers to them cannot be judged */
    record Ports(List<AppSpec.Port> list, boolean broken) {
        List<String> names() {
            return list.stream().map(AppSpec.Port::name).toList();
        }

        /** Checks a reference to a port, written as its name or its number; absent means the first. */
        Optional<String> resolve(Fields fields, String field) {
            Optional<String> written = fields.textOrNumber(field);
            if (broken || list.isEmpty()) {
                return written;
            }
            String wanted = written.orElse(list.getFirst().name());
            Optional<String> found = list.stream()
                    .filter(port -> port.name().equals(wanted)
                            || Integer.toString(port.port()).equals(wanted))
                    .map(AppSpec.Port::name)
                    .findFirst();
            if (found.isEmpty()) {
                fields.refuse(
                        field,
                        "port " + Shown.text(wanted) + " is none of the app's ports: expected "
                                + Words.or(list.stream().map(PortSection::shown).toList()));
            }
            return found;
        }
    }

    static Ports ports(Fields fields) {
        Optional<List<Fields>> written = fields.objects("ports", MOST);
        boolean malformed = written.isEmpty() && fields.value("ports").isPresent();
        List<AppSpec.Port> ports = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        Set<Integer> hostPorts = new HashSet<>();
        for (Fields one : written.orElse(List.of())) {
            port(one, ports.size())
                    .filter(port -> isNew(one, port, names, numbers))
                    .filter(port -> isNewOnTheNode(one, port, hostPorts))
                    .ifPresent(ports::add);
        }
        boolean broken = malformed || ports.size() < written.orElse(List.of()).size();
        return new Ports(List.copyOf(ports), broken);
    }

    private static Optional<AppSpec.Port> port(Fields one, int index) {
        Optional<Integer> number = one.integer("port", 1, Port.MAX);
        if (one.value("port").isEmpty()) {
            one.refuse("port", "port is missing: expected the number the process listens on, 1 to " + Port.MAX);
        }
        Optional<String> name = one.value("name").isEmpty()
                ? Optional.of(index == 0 ? "http" : "port-" + (index + 1))
                : one.parsedText("name", text -> ResourceName.require("port", text));
        Optional<Integer> hostPort = one.integer("hostPort", Port.LEAST_HOST_PORT, Port.MAX);
        one.later("protocol");
        one.end();
        return number.flatMap(n -> name.map(text -> new AppSpec.Port(text, n, hostPort.orElse(null))));
    }

    private static boolean isNew(Fields one, AppSpec.Port port, Set<String> names, Set<Integer> numbers) {
        boolean newName = names.add(port.name());
        boolean newNumber = numbers.add(port.port());
        if (!newName) {
            one.refuse("name", "port name \"" + port.name() + "\" is used twice: give each port a name of its own");
        }
        if (!newNumber) {
            one.refuse("port", "port " + port.port() + " is listed twice: list it once");
        }
        return newName && newNumber;
    }

    private static boolean isNewOnTheNode(Fields one, AppSpec.Port port, Set<Integer> hostPorts) {
        boolean fresh = port.hostPort() == null || hostPorts.add(port.hostPort());
        if (!fresh) {
            one.refuse(
                    "hostPort",
                    "host port " + port.hostPort() + " is asked for twice: a port of a node leads to one port only");
        }
        return fresh;
    }

    private static String shown(AppSpec.Port port) {
        return "\"" + port.name() + "\" (" + port.port() + ")";
    }
}
