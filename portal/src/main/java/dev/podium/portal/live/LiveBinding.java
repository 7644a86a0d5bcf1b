package dev.podium.portal.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.podium.portal.live.LiveList.Subscription;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Redraws a component when a live list changes, for as long as the component is on a page. */
public final class LiveBinding<T> {
    private final LiveList<T> list;
    private final Consumer<LiveSnapshot<T>> redraw;
    private @Nullable Subscription subscription;

    private LiveBinding(LiveList<T> list, Consumer<LiveSnapshot<T>> redraw) {
        this.list = list;
        this.redraw = redraw;
    }

    /** Draws at once, then after each change, while {@code owner} is attached. */
    public static <T> void bind(Component owner, LiveList<T> list, Consumer<LiveSnapshot<T>> redraw) {
        LiveBinding<T> binding = new LiveBinding<>(list, redraw);
        owner.addAttachListener(event -> binding.attach(event.getUI()));
        owner.addDetachListener(event -> binding.detach());
        owner.getUI().ifPresent(binding::attach);
    }

    private void attach(UI ui) {
        detach();
        subscription = list.subscribe(new Paced(ui.accessLater(this::draw, () -> {})));
        redraw.accept(list.snapshot());
    }

    private void detach() {
        Subscription open = subscription;
        subscription = null;
        if (open != null) {
            open.close();
        }
    }

    private void draw() {
        if (subscription != null) {
            redraw.accept(list.snapshot());
        }
    }
}
