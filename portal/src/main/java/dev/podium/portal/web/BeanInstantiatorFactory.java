package dev.podium.portal.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.di.InstantiatorFactory;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletService;
import io.micronaut.context.BeanContext;
import java.util.Objects;
import java.util.stream.Stream;

/** Lets Vaadin take views and layouts from the bean context, so that they state what they need in their constructors. */
public final class BeanInstantiatorFactory implements InstantiatorFactory {
    /** Servlet context attribute that holds the {@link BeanContext}. */
    static final String CONTEXT = BeanContext.class.getName();

    @Override
    public Instantiator createInstantitor(VaadinService service) {
        Object context = ((VaadinServletService) service)
                .getServlet()
                .getServletContext()
                .getAttribute(CONTEXT);
        return new BeanInstantiator(
                service, (BeanContext) Objects.requireNonNull(context, "the servlet context holds no bean context"));
    }

    static final class BeanInstantiator extends DefaultInstantiator {
        private static final long serialVersionUID = 1L;
        private final transient BeanContext beans;

        BeanInstantiator(VaadinService service, BeanContext beans) {
            super(service);
            this.beans = beans;
        }

        @Override
        public Stream<VaadinServiceInitListener> getServiceInitListeners() {
            return Stream.concat(super.getServiceInitListeners(), beans.streamOfType(VaadinServiceInitListener.class));
        }

        @Override
        public <T> T getOrCreate(Class<T> type) {
            return beans.containsBean(type) ? beans.getBean(type) : super.getOrCreate(type);
        }

        @Override
        public <T extends Component> T createComponent(Class<T> type) {
            return getOrCreate(type);
        }
    }
}
