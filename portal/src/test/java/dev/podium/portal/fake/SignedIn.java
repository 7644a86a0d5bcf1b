package dev.podium.portal.fake;

import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.SessionCredentials;
import dev.podium.portal.platform.Platform;
import dev.podium.portal.session.PortalSession;

/** Sessions of people who have signed in at a {@link FakeApi}. */
public final class SignedIn {
    private SignedIn() {}

    public static PortalSession as(String user, FakeApi api) {
        PodiumClient anonymous = PodiumClient.to(api.url());
        return new PortalSession(new Platform(
                anonymous.signedIn(anonymous.auth().login(user, FakeApi.PASSWORD), SessionCredentials.Listener.NONE)));
    }
}
