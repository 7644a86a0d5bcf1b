package dev.podium.node.router;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The run-time commands that lead from what HAProxy does to what it is to do.
 *
 * <p>Order: what takes load comes first, what loses it last, so that at no moment less is there than both tables have. A server
 * that is no longer wanted takes no new requests, keeps its open ones, and is removed when it has none.
 *
 * @param reload whether there are backends the process lacks: it cannot make these at run time
 * @param required commands without which the table is not in force
 * @param tidying removals that may be refused for now and are tried again
 */
record Difference(boolean reload, List<String> required, List<String> tidying) {
    static Difference between(Observed now, Blueprint wanted) {
        List<String> gains = new ArrayList<>();
        List<String> losses = new ArrayList<>();
        List<String> tidying = new ArrayList<>();
        wanted.backends()
                .forEach((backend, servers) -> servers.forEach((name, server) ->
                        admit(backend + "/" + name, now.of(backend).get(name), server, gains, losses)));
        routes(now.routes(), wanted.routes(), gains, losses);
        now.servers()
                .forEach((backend, servers) -> servers.forEach((name, server) -> {
                    if (!wanted.backends()
                            .getOrDefault(backend, Blueprint.NO_SERVERS)
                            .containsKey(name)) {
                        retire(backend + "/" + name, server, losses, tidying);
                    }
                }));
        gains.addAll(losses);
        boolean reload = !now.servers().keySet().containsAll(wanted.backends().keySet());
        return new Difference(reload, List.copyOf(gains), List.copyOf(tidying));
    }

    private static void admit(
            String name,
            Observed.@Nullable Server now,
            Blueprint.Server wanted,
            List<String> gains,
            List<String> losses) {
        if (now == null) {
            gains.add("add server " + name + " " + wanted.at() + " " + HaproxyConfig.SERVER_OPTIONS);
            if (wanted.admitted()) {
                gains.add("enable server " + name);
            }
            return;
        }
        if (!now.at().equals(wanted.at())) {
            gains.add("set server " + name + " addr " + wanted.at().address() + " port "
                    + wanted.at().port());
        }
        if (wanted.admitted() && now.mode() != Observed.Mode.ADMITTED) {
            gains.add("set server " + name + " state ready");
        } else if (!wanted.admitted() && now.mode() != Observed.Mode.MAINTENANCE) {
            losses.add("set server " + name + " state maint");
        }
    }

    private static void routes(
            SortedMap<String, String> now, SortedMap<String, String> wanted, List<String> gains, List<String> losses) {
        wanted.forEach((key, backend) -> {
            if (!now.containsKey(key)) {
                gains.add("add map " + RouterFiles.ROUTES + " " + key + " " + backend);
            } else if (!Objects.equals(now.get(key), backend)) {
                gains.add("set map " + RouterFiles.ROUTES + " " + key + " " + backend);
            }
        });
        now.keySet().stream()
                .filter(key -> !wanted.containsKey(key))
                .forEach(key -> losses.add("del map " + RouterFiles.ROUTES + " " + key));
    }

    private static void retire(String name, Observed.Server now, List<String> losses, List<String> tidying) {
        if (now.mode() == Observed.Mode.ADMITTED) {
            losses.add("set server " + name + " state drain");
        } else if (now.connections() == 0) {
            if (now.mode() == Observed.Mode.DRAINING) {
                tidying.add("set server " + name + " state maint");
            }
            tidying.add("del server " + name);
        }
    }
}
