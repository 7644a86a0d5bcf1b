package dev.podium.api.server.launcher;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a server process does. */
enum ServerRole {
    API,
    ORCHESTRATOR;

    /** @throws ServerSettings.InvalidException naming what is not a role */
    static Set<ServerRole> parse(String list) {
        Set<ServerRole> roles = EnumSet.noneOf(ServerRole.class);
        for (String name : list.split(",")) {
            switch (name.strip().toLowerCase(Locale.ROOT)) {
                case "api" -> roles.add(API);
                case "orchestrator" -> roles.add(ORCHESTRATOR);
                default ->
                    throw new ServerSettings.InvalidException(
                            List.of("--roles has \"" + name + "\": expected api, orchestrator or both, with a comma"));
            }
        }
        return roles;
    }
}
