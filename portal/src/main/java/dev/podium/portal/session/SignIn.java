package dev.podium.portal.session;

/** Turns a name and a password into a session. */
public interface SignIn {
    /** @throws dev.podium.api.contract.client.ApiException when the API refuses or is away */
    PortalSession signIn(String username, String password);

    /** Ends the session here and at the API. Never fails: what cannot be told to the API runs out by itself. */
    void signOut(PortalSession session);
}
