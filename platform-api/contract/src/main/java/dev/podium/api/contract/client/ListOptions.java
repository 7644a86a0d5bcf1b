package dev.podium.api.contract.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list.
 *
 * @param limit at most so many items; the server's default when absent
 * @param cursor where the page before ended
 * @param labelSelector {@code team=payments,tier!=batch}
 * @param sort {@code name}, {@code -updatedAt}; the list's own order when absent
 */
public record ListOptions(
        @Nullable Integer limit,
        @Nullable String cursor,
        @Nullable String labelSelector,
        @Nullable String sort) {
    public static final ListOptions DEFAULT = new ListOptions(null, null, null, null);

    public static ListOptions limit(int limit) {
        return new ListOptions(limit, null, null, null);
    }

    public ListOptions after(@Nullable String nextCursor) {
        return new ListOptions(limit, nextCursor, labelSelector, sort);
    }

    public ListOptions selecting(String selector) {
        return new ListOptions(limit, cursor, selector, sort);
    }

    public ListOptions sortedBy(String order) {
        return new ListOptions(limit, cursor, labelSelector, order);
    }

    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (limit != null) {
            query.put("limit", limit.toString());
        }
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        if (labelSelector != null) {
            query.put("labelSelector", labelSelector);
        }
        if (sort != null) {
            query.put("sort", sort);
        }
        return query;
    }
}
