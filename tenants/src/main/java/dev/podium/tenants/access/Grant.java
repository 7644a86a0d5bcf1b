package dev.podium.tenants.access;

/** One subject holds one role on one collection and everything below it. */
public record Grant(String subject, Role role, Collection collection) {
    public boolean allows(Permission permission, Collection target) {
        return role.allows(permission) && collection.covers(target);
    }
}
