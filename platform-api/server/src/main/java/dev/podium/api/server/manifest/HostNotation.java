package dev.podium.api.server.manifest;

import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Host names that lead to apps. */
final class HostNotation {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9a-f]*:[0-9a-f:.]+]?");
    private static final int LONGEST = 253;
    private static final String OWN = ".localhost";

    private HostNotation() {}

    /** The host every app with a port has unless it says otherwise. */
    static String standard(WorkloadId app) {
        return app.name() + "." + app.namespace() + OWN;
    }

    /** The host in lower case. */
    static String parse(String text, WorkloadId app) {
        String host = text.toLowerCase(Locale.ROOT);
        if (host.startsWith("*.")) {
            throw new IllegalArgumentException("host " + Shown.text(text)
                    + " is a wildcard, which is not supported yet by this version: name each host");
        }
        if (host.contains("/")) {
            throw refused(text, "leave out the scheme, and put the path into \"path\"");
        }
        if (ADDRESS.matcher(host).matches()) {
            throw refused(text, "expected a name, not an address");
        }
        if (host.contains(":")) {
            throw refused(text, "leave out the port: the router's port is the same for all hosts");
        }
        if (host.length() > LONGEST
                || host.isEmpty()
                || !Arrays.stream(host.split("\\.", -1))
                        .allMatch(label -> LABEL.matcher(label).matches())) {
            throw refused(
                    text,
                    "expected labels of letters, digits and hyphens joined by dots, at most " + LONGEST
                            + " characters");
        }
        return ownable(host, app);
    }

    /** {@code <app>.<namespace>.localhost} is every namespace's own; nobody else may take it. */
    private static String ownable(String host, WorkloadId app) {
        String own = "." + app.namespace() + OWN;
        boolean reserved = host.endsWith(OWN)
                && host.substring(0, host.length() - OWN.length()).contains(".");
        if (reserved && !host.endsWith(own)) {
            throw refused(
                    host,
                    "below .localhost an app of namespace " + app.namespace() + " may use names that end in " + own);
        }
        return host;
    }

    private static IllegalArgumentException refused(String text, String rule) {
        return new IllegalArgumentException(
                "host " + Shown.text(text) + " is not valid: " + rule + ", for example \"shop.example\"");
    }
}
