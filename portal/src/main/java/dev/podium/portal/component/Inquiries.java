package dev.podium.portal.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.podium.portal.platform.Answer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks the API without holding up the page: the call runs elsewhere, its answer arrives on the page. */
@Singleton
public final class Inquiries {
    private final Executor executor;

    @Inject
    Inquiries() {
        this(call -> Thread.ofVirtual().name("portal-inquiry").start(call));
    }

    /** @param executor runs the calls */
    public Inquiries(Executor executor) {
        this.executor = executor;
    }

    /** Calls {@code receiver} with the answer, unless {@code page} has been left by then. */
    public <T> void ask(Component page, Supplier<T> call, Consumer<Answer<T>> receiver) {
        UI ui = page.getUI().orElseThrow(() -> new IllegalStateException("ask only from a component on a page"));
        executor.execute(() -> {
            Answer<T> answer = Answer.of(call);
            ui.accessLater(() -> receiver.accept(answer), () -> {}).run();
        });
    }
}
