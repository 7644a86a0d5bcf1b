package dev.podium.orchestrator.model.workload;

import dev.podium.tenants.tenant.NamespaceName;
import dev.podium.tenants.tenant.ResourceName;

/** An app's place among all apps of a cluster: its namespace and its name. Printed as {@code namespace/name}. */
public record WorkloadId(NamespaceName namespace, String name) implements Comparable<WorkloadId> {
    public WorkloadId {
        ResourceName.require("app", name);
    }

    public static WorkloadId of(String namespace, String name) {
        return new WorkloadId(new NamespaceName(namespace), name);
    }

    /** Reads the printed form. */
    public static WorkloadId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("workload id \"" + text + "\" is not valid: expected \"namespace/app\"");
        }
        return of(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(WorkloadId other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
