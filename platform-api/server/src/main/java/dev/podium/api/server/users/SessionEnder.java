package dev.podium.api.server.users;

/** Ends what a user is signed in with; called within the transaction that changes the password. */
public interface SessionEnder {
    void endAll(String user);
}
