package dev.podium.api.server.access;

/** What deciding leaves on a request for those who write down what happened. */
public final class Trace {
    /** Where the permission was asked for, or where it was found to be hidden. */
    public static final String COLLECTION = "podium.access-collection";

    /** The request named something that is not there for its caller. */
    public static final String HIDDEN = "podium.access-hidden";

    /** Who somebody who is not signed in says they are. */
    public static final String CLAIMED = "podium.claimed-user";

    private Trace() {}
}
