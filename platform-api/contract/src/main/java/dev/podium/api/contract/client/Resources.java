package dev.podium.api.contract.client;

import dev.podium.api.contract.resource.Page;
import io.micronaut.core.type.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads lists of one type. */
final class Resources<T> {
    private final Transport transport;
    private final Argument<Page<T>> page;

    Resources(Transport transport, Class<T> type) {
        this.transport = transport;
        @SuppressWarnings({"unchecked", "rawtypes"})
        Argument<Page<T>> pageOfType = (Argument) Argument.of(Page.class, type);
        this.page = pageOfType;
    }

    Page<T> list(String path, ListOptions options) {
        return transport.send(Call.get(path).with(options.query()), page);
    }

    Page<T> list(String path, Map<String, String> filters, ListOptions options) {
        return transport.send(Call.get(path).with(filters).with(options.query()), page);
    }

    /** Every item, page after page. */
    static <T> List<T> all(Function<ListOptions, Page<T>> list, ListOptions options) {
        List<T> items = new ArrayList<>();
        Page<T> page = list.apply(options);
        items.addAll(page.items());
        while (page.cursor() != null) {
            page = list.apply(options.after(page.cursor()));
            items.addAll(page.items());
        }
        return items;
    }
}
