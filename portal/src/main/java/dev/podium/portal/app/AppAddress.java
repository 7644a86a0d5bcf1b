package dev.podium.portal.app;

import com.vaadin.flow.router.QueryParameters;
import dev.podium.portal.platform.AppRef;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the address of an app's page says: the app, the tab, and what the tab shows.
 *
 * @param ended whether instances that have ended are listed too
 */
record AppAddress(AppRef ref, Tab tab, boolean ended, LogQuery log) {

    /** The parts of the page. */
    enum Tab {
        INSTANCES("instances", "Instances", "list"),
        LOGS("logs", "Logs", "code"),
        EVENTS("events", "Events", "clock"),
        SETTINGS("settings", "Settings", "sliders");

        private final String key;
        private final String label;
        private final String icon;

        Tab(String key, String label, String icon) {
            this.key = key;
            this.label = label;
            this.icon = icon;
        }

        String key() {
            return key;
        }

        String label() {
            return label;
        }

        String icon() {
            return icon;
        }

        static Tab of(String key) {
            for (Tab tab : values()) {
                if (tab.key.equals(key)) {
                    return tab;
                }
            }
            return INSTANCES;
        }
    }

    static AppAddress of(AppRef ref, QueryParameters parameters) {
        return new AppAddress(
                ref,
                Tab.of(parameters.getSingleParameter("tab").orElse("")),
                parameters.getSingleParameter("ended").isPresent(),
                LogQuery.of(parameters));
    }

    AppAddress on(Tab other) {
        return new AppAddress(ref, other, ended, log);
    }

    AppAddress withEnded(boolean shown) {
        return new AppAddress(ref, tab, shown, log);
    }

    AppAddress withLog(LogQuery query) {
        return new AppAddress(ref, Tab.LOGS, ended, query);
    }

    QueryParameters parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        if (tab != Tab.INSTANCES) {
            values.put("tab", tab.key());
        }
        if (ended && tab == Tab.INSTANCES) {
            values.put("ended", "1");
        }
        if (tab == Tab.LOGS) {
            log.addTo(values);
        }
        return values.isEmpty() ? QueryParameters.empty() : QueryParameters.simple(values);
    }

    /** The address relative to the portal's root. */
    String link() {
        String query = parameters().getQueryString();
        return ref.path() + (query.isEmpty() ? "" : "?" + query);
    }

    static AppAddress at(AppRef ref) {
        return new AppAddress(ref, Tab.INSTANCES, false, LogQuery.NONE);
    }
}
