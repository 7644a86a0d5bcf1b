package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code security}: what the container may do beyond the default, which is little. */
final class SecuritySection {
    private static final Pattern USER = Pattern.compile("[a-z_0-9][a-z0-9_.-]{0,31}(:[a-z_0-9][a-z0-9_.-]{0,31})?");

    /** What a container can be given without reaching beyond itself; the others take hold of the machine. */
    private static final List<String> CAPABILITIES = List.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "NET_RAW",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private SecuritySection() {}

    static AppSpec.Security read(Fields fields) {
        Optional<Fields> security = fields.object("security");
        boolean readOnly = security.flatMap(s -> s.flag("readOnlyRoot")).orElse(false);
        String user =
                security.flatMap(s -> s.parsed("user", SecuritySection::user)).orElse(null);
        List<String> capabilities = security.map(SecuritySection::capabilities).orElse(List.of());
        security.ifPresent(s -> {
            s.later("privileged", "hostNetwork", "hostPid", "seccomp", "devices");
            s.end();
        });
        return new AppSpec.Security(readOnly, user, capabilities);
    }

    private static String user(String text) {
        if (!USER.matcher(text).matches()) {
            throw new IllegalArgumentException("user " + Shown.text(text)
                    + " is not valid: expected a user name or number, for example \"10001\" or \"10001:10001\"");
        }
        return text;
    }

    private static List<String> capabilities(Fields security) {
        List<String> written =
                security.words("addCapabilities", CAPABILITIES.size()).orElse(List.of());
        List<String> known = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String upper = written.get(i).toUpperCase(Locale.ROOT);
            String name = upper.startsWith("CAP_") ? upper.substring(4) : upper;
            if (CAPABILITIES.contains(name)) {
                known.add(name);
            } else {
                security.refuseElement(
                        "addCapabilities",
                        i,
                        "capability " + Shown.text(written.get(i)) + " cannot be added: expected "
                                + Words.or(CAPABILITIES));
            }
        }
        return List.copyOf(known);
    }
}
