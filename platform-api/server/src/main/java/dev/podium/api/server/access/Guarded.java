package dev.podium.api.server.access;

import dev.podium.tenants.access.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an operation needs: a permission, where it needs it, and what it consumes. Each operation has this or {@link Unguarded}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Guarded {
    Permission permission();

    Scope scope();

    Quota quota();
}
