package dev.podium.portal.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A long list of rows with column titles. Only the rows in sight are in the browser; of those, only what changed is sent.
 *
 * <p>Each row is laid out by the style sheet, so that the same row is a table line on a wide screen and a card on a narrow one.
 */
public final class RowList<T> extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Function<T, String> key;
    private final VirtualList<T> rows = new VirtualList<>();
    private final Items<T> provider;

    /**
     * @param kind style class that lays out the columns of rows and titles
     * @param template what a row looks like, as for {@link LitRenderer}
     * @param key tells rows apart; equal keys mean the same row with perhaps new content
     */
    public RowList(String kind, List<String> titles, LitRenderer<T> template, Function<T, String> key) {
        this.key = key;
        this.provider = new Items<>(key);
        addClassNames("rows", kind);
        Div head = Markup.div("rows-head");
        titles.forEach(title -> head.add(Markup.span("rows-title", title)));
        head.getElement().setAttribute("aria-hidden", "true");
        rows.setRenderer(template);
        rows.setDataProvider(provider);
        add(head, rows);
    }

    public RowList<T> testId(String id) {
        Markup.testId(rows, id);
        return this;
    }

    /** Shows these rows, in this order. */
    public void show(List<T> items) {
        List<T> before = List.copyOf(provider.getItems());
        provider.replace(items);
        getStyle().set("--count", Integer.toString(items.size()));
        boolean sameRows = before.size() == items.size()
                && IntStream.range(0, items.size())
                        .allMatch(i -> key.apply(before.get(i)).equals(key.apply(items.get(i))));
        if (!sameRows) {
            provider.refreshAll();
            return;
        }
        IntStream.range(0, items.size())
                .filter(i -> !Objects.equals(before.get(i), items.get(i)))
                .forEach(i -> provider.refreshItem(items.get(i)));
    }

    public List<T> items() {
        return List.copyOf(provider.getItems());
    }

    private static final class Items<T> extends ListDataProvider<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<T, String> key;

        Items(Function<T, String> key) {
            super(new ArrayList<>());
            this.key = key;
        }

        void replace(List<T> items) {
            getItems().clear();
            getItems().addAll(items);
        }

        @Override
        public Object getId(T item) {
            return key.apply(item);
        }
    }
}
