package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code routes}: the hosts and paths whose requests the app gets. */
final class RouteSection {
    private static final int MOST = 64;
    private static final int LONGEST_PATH = 1_024;
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)+");
    private static final Pattern DOTS = Pattern.compile("/\\.\\.?(/|$)");

    private RouteSection() {}

    static List<AppSpec.Route> read(Fields fields, PortSection.Ports ports, WorkloadId app) {
        Optional<List<Fields>> written = fields.objects("routes", MOST);
        if (fields.value("routes").isEmpty()) {
            return standard(ports, app);
        }
        List<AppSpec.Route> routes = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Fields one : written.orElse(List.of())) {
            AppSpec.Route route = route(one, ports, app);
            if (!taken.add(route.host() + route.path())) {
                one.refuse("host", "route " + route.host() + route.path() + " is listed twice: list it once");
            }
            routes.add(route);
        }
        if (!routes.isEmpty() && ports.list().isEmpty() && !ports.broken()) {
            fields.refuse("routes", "routes need a port to lead to: add \"ports\": [{\"port\": 8080}]");
        }
        return List.copyOf(routes);
    }

    private static List<AppSpec.Route> standard(PortSection.Ports ports, WorkloadId app) {
        return ports.list().isEmpty()
                ? List.of()
                : List.of(new AppSpec.Route(
                        HostNotation.standard(app), "/", ports.list().getFirst().name()));
    }

    private static AppSpec.Route route(Fields one, PortSection.Ports ports, WorkloadId app) {
        String host =
                one.parsedText("host", text -> HostNotation.parse(text, app)).orElse(HostNotation.standard(app));
        String path = one.parsedText("path", RouteSection::path).orElse("/");
        String port = ports.resolve(one, "port").orElse(null);
        one.later("tls", "sticky", "weight", "timeout", "redirect", "headers");
        one.end();
        return new AppSpec.Route(host, path, port);
    }

    /** The path without a slash at its end: {@code /api/} and {@code /api} mean the same. */
    private static String path(String text) {
        if (text.length() > LONGEST_PATH || !PATH.matcher(text).matches()) {
            throw new IllegalArgumentException("path " + Shown.text(text)
                    + " is not valid: expected it to start with \"/\" and to have neither spaces nor ? nor #, at most "
                    + LONGEST_PATH + " characters, for example \"/api\"");
        }
        if (text.contains("//") || DOTS.matcher(text).find()) {
            throw new IllegalArgumentException("path " + Shown.text(text)
                    + " is not valid: expected it without \"//\", \"/./\" and \"/../\", for example \"/api\"");
        }
        return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
