package dev.podium.portal.app;

import dev.podium.portal.platform.AppRef;

/** What the buttons of an app's page set going. */
interface AppActions {
    void change(AppRef ref);

    void scale(AppRef ref);

    void restart(AppRef ref);

    void delete(AppRef ref);

    void manifest(AppRef ref);
}
