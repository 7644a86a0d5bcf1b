package dev.podium.tenants.access;

import java.util.List;

/** Whether an operation is allowed, and by which grant or for want of which permission. */
public sealed interface AccessDecision {
    record Allowed(Grant by) implements AccessDecision {}

    record Denied(Permission missing, Collection on) implements AccessDecision {}

    /** Deny by default: the first grant that allows decides, none denies. */
    static AccessDecision decide(List<Grant> grants, Permission permission, Collection target) {
        return grants.stream()
                .filter(grant -> grant.allows(permission, target))
                .findFirst()
                .<AccessDecision>map(Allowed::new)
                .orElseGet(() -> new Denied(permission, target));
    }

    default boolean allowed() {
        return this instanceof Allowed;
    }
}
