package dev.podium.tenants.tenant;

/** The name of a tenant's room on one cluster: the unit of isolation, quota and network. */
public record NamespaceName(String value) implements Comparable<NamespaceName> {
    public NamespaceName {
        ResourceName.require("namespace", value);
    }

    @Override
    public int compareTo(NamespaceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
