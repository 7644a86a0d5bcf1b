package dev.podium.tenants.tenant;

/** The name of an organisation that shares the platform. */
public record TenantName(String value) implements Comparable<TenantName> {
    public TenantName {
        ResourceName.require("tenant", value);
    }

    @Override
    public int compareTo(TenantName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
