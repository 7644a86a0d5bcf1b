package dev.podium.node.router;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a HAProxy process does now, as its own tables say.
 *
 * @param routes backend by route key
 * @param servers by backend and name; backends without servers included
 */
record Observed(SortedMap<String, String> routes, SortedMap<String, SortedMap<String, Server>> servers) {
    /** Marks our own backends: others (pages, hand-over) have no colon in their name. */
    private static final String OURS = ":";

    private static final int FORCED_MAINTENANCE = 0x01;
    private static final int FORCED_DRAIN = 0x08;

    /** Whether a server takes requests. */
    enum Mode {
        ADMITTED,
        DRAINING,
        MAINTENANCE
    }

    /**
     * @param connections in use now, idle ones that are only kept for reuse not counted
     */
    record Server(HostPort at, Mode mode, int connections) {}

    static Observed read(ControlSocket control) {
        SortedMap<String, SortedMap<String, Server>> servers = new TreeMap<>();
        lines(control.toWorker("show backend"))
                .filter(name -> name.contains(OURS))
                .forEach(name -> {
                    servers.put(name, new TreeMap<>());
                });
        Map<String, Integer> connections = connections(control.toWorker("show servers conn"));
        rows(control.toWorker("show servers state"), 19).forEach(row -> {
            Server server = new Server(
                    new HostPort(row[4], Integer.parseInt(row[18])),
                    mode(Integer.parseInt(row[6])),
                    connections.getOrDefault(row[1] + "/" + row[3], 0));
            servers.computeIfAbsent(row[1], _ -> new TreeMap<>()).put(row[3], server);
        });
        servers.keySet().removeIf(name -> !name.contains(OURS));
        SortedMap<String, String> routes = new TreeMap<>();
        rows(control.toWorker("show map " + RouterFiles.ROUTES), 3).forEach(row -> routes.put(row[1], row[2]));
        return new Observed(routes, servers);
    }

    /** Servers with connections in use, by name, from the answer to {@code show servers conn}. */
    static Set<String> busy(String answer) {
        Set<String> busy = new TreeSet<>();
        connections(answer).forEach((name, count) -> {
            if (count > 0 && name.contains(OURS)) {
                busy.add(name.substring(name.indexOf('/') + 1));
            }
        });
        return busy;
    }

    SortedMap<String, Server> of(String backend) {
        return servers.getOrDefault(backend, Collections.emptySortedMap());
    }

    private static Mode mode(int adminState) {
        if ((adminState & FORCED_MAINTENANCE) != 0) {
            return Mode.MAINTENANCE;
        }
        return (adminState & FORCED_DRAIN) != 0 ? Mode.DRAINING : Mode.ADMITTED;
    }

    private static Map<String, Integer> connections(String answer) {
        Map<String, Integer> connections = new TreeMap<>();
        rows(answer, 7).forEach(row -> connections.put(row[0], Integer.parseInt(row[6])));
        return connections;
    }

    private static Stream<String[]> rows(String answer, int columns) {
        return lines(answer).map(line -> line.split(" ")).filter(row -> row.length >= columns);
    }

    private static Stream<String> lines(String answer) {
        return answer.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }
}
