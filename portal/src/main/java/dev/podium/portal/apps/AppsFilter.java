package dev.podium.portal.apps;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which apps to show; lives in the address so that it can be sent to somebody. */
record AppsFilter(Optional<String> namespace, String text, Optional<String> state) {

    static AppsFilter of(QueryParameters parameters) {
        return new AppsFilter(
                parameters.getSingleParameter("ns").filter(ns -> !ns.isBlank()),
                parameters.getSingleParameter("q").orElse(""),
                parameters.getSingleParameter("state").filter(state -> !state.isBlank()));
    }

    QueryParameters parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        namespace.ifPresent(ns -> values.put("ns", ns));
        if (!text.isBlank()) {
            values.put("q", text);
        }
        state.ifPresent(s -> values.put("state", s));
        return values.isEmpty() ? QueryParameters.empty() : QueryParameters.simple(values);
    }

    AppsFilter withText(String newText) {
        return new AppsFilter(namespace, newText, state);
    }

    AppsFilter withState(Optional<String> newState) {
        return new AppsFilter(namespace, text, newState);
    }

    boolean isEmpty() {
        return text.isBlank() && state.isEmpty();
    }
}
