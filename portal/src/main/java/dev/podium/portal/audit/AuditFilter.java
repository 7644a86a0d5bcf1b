package dev.podium.portal.audit;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which entries to show; lives in the address so that it can be sent to somebody. A text that is empty does not matter.
 *
 * @param who the user
 * @param what a part of the operation
 * @param where the collection
 * @param outcome Done, Denied, Refused or Failed
 */
record AuditFilter(String who, String what, String where, String outcome) {

    static AuditFilter of(QueryParameters parameters) {
        return new AuditFilter(
                parameters.getSingleParameter("who").orElse(""),
                parameters.getSingleParameter("what").orElse(""),
                parameters.getSingleParameter("where").orElse(""),
                parameters.getSingleParameter("outcome").orElse(""));
    }

    QueryParameters parameters() {
        Map<String, String> values = given(Map.of("who", who, "what", what, "where", where, "outcome", outcome));
        return values.isEmpty() ? QueryParameters.empty() : QueryParameters.simple(values);
    }

    /** As the API names them. */
    Map<String, String> asked() {
        return given(Map.of("actor", who, "operation", what, "collection", where, "outcome", outcome));
    }

    private static Map<String, String> given(Map<String, String> all) {
        Map<String, String> given = new LinkedHashMap<>(all);
        given.values().removeIf(String::isBlank);
        return given;
    }

    AuditFilter with(String newWho, String newWhat, String newWhere) {
        return new AuditFilter(newWho.strip(), newWhat.strip(), newWhere.strip(), outcome);
    }

    AuditFilter withOutcome(String other) {
        return new AuditFilter(who, what, where, other);
    }

    boolean isEmpty() {
        return asked().isEmpty();
    }
}
