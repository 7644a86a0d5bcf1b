package dev.podium.api.server.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation that needs no permission, with the reason. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Unguarded {
    To to();

    String because();

    /** Who may use it. */
    enum To {
        /** Whoever is signed in. */
        THE_SIGNED_IN,
        /** Anybody who can reach the server. */
        EVERYONE
    }
}
