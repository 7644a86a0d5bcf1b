package dev.podium.portal.web;

import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.di.InstantiatorFactory;
import com.vaadin.flow.server.VaadinService;
import io.micronaut.context.BeanContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes views from the bean context of the test that runs on this thread: the test kit's servlet context cannot carry one. */
public final class TestInstantiatorFactory implements InstantiatorFactory {
    private static final ThreadLocal<@Nullable BeanContext> BEANS = new ThreadLocal<>();

    static void use(@Nullable BeanContext beans) {
        BEANS.set(beans);
    }

    @Override
    public Instantiator createInstantitor(VaadinService service) {
        return new BeanInstantiatorFactory.BeanInstantiator(service, Objects.requireNonNull(BEANS.get()));
    }
}
