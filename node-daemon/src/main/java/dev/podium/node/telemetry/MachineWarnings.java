package dev.podium.node.telemetry;

import java.util.ArrayList;
import java.util.List;

/** What this machine cannot enforce, each in a sentence that says how to mend it. */
final class MachineWarnings {
    private MachineWarnings() {}

    static List<String> of(Machine machine) {
        List<String> warnings = new ArrayList<>();
        if (!machine.controller("pids")) {
            warnings.add("limits on the number of processes are not enforced: this kernel has no pids cgroup");
        }
        if (!machine.root()) {
            warnings.add("network policies cannot be enforced: the daemon does not run as root;"
                    + " namespaces are kept apart by their bridges only");
        } else if (!machine.program("nft")) {
            warnings.add(
                    "network policies cannot be enforced: nft is not installed;" + " install the package nftables");
        }
        return List.copyOf(warnings);
    }
}
