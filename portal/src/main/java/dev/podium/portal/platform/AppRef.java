package dev.podium.portal.platform;

import dev.podium.api.contract.app.App;

/** Names one app. */
public record AppRef(String namespace, String name) {
    public static AppRef of(App app) {
        String namespace = app.metadata().namespace();
        return new AppRef(namespace == null ? "" : namespace, app.metadata().name());
    }

    /** Where the app's page is, relative to the portal's root. */
    public String path() {
        return "apps/" + namespace + "/" + name;
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
