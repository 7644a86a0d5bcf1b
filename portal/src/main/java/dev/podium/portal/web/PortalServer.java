package dev.podium.portal.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.di.LookupInitializer;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.communication.JSR356WebsocketInitializer;
import com.vaadin.flow.server.startup.ErrorNavigationTargetInitializer;
import com.vaadin.flow.server.startup.LookupServletContainerInitializer;
import com.vaadin.flow.server.startup.RouteRegistryInitializer;
import com.vaadin.flow.server.startup.VaadinAppShellInitializer;
import dev.podium.portal.PortalSettings;
import io.micronaut.context.BeanContext;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.SessionTrackingMode;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * Serves the portal: Jetty with Vaadin's servlet, whose start-up steps are taken by hand because no servlet container scans
 * classes here.
 */
@Singleton
public final class PortalServer implements AutoCloseable {
    private static final Duration SESSION_IDLE = Duration.ofHours(8);
    private static final String PUSH_THREADS = "4";

    private final Server server;
    private final ServerConnector connector;

    PortalServer(PortalSettings settings, BeanContext beans) throws IOException {
        VirtualThreadPool threads = new VirtualThreadPool();
        threads.setName("portal");
        this.server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        server.addConnector(connector);
        server.setHandler(context(beans));
    }

    public void start() throws Exception {
        server.start();
    }

    /** The port in use, also when the settings asked for any. */
    public int port() {
        return connector.getLocalPort();
    }

    public void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("the portal's web server did not stop cleanly", e);
        }
    }

    private static ServletContextHandler context(BeanContext beans) throws IOException {
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.setContextPath("/");
        context.setClassLoader(PortalServer.class.getClassLoader());
        context.setBaseResource(everyResourceFolder(context));
        context.setAttribute(BeanInstantiatorFactory.CONTEXT, beans);
        sessionCookie(context);
        context.addServlet(new ServletHolder(new ReadyServlet()), "/readyz");
        context.addServlet(new ServletHolder(new ReadyServlet()), "/livez");
        context.addFilter(
                new FilterHolder(new ResponseHeaders()),
                "/*",
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        vaadin(context, beans);
        return context;
    }

    private static void sessionCookie(ServletContextHandler context) {
        var sessions = context.getSessionHandler();
        sessions.setHttpOnly(true);
        sessions.setSameSite(HttpCookie.SameSite.LAX);
        sessions.getSessionCookieConfig().setName("PODIUM_PORTAL");
        sessions.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
        sessions.setMaxInactiveInterval((int) SESSION_IDLE.toSeconds());
    }

    private static void vaadin(ServletContextHandler context, BeanContext beans) {
        context.addServletContainerInitializer(
                new LookupServletContainerInitializer(), LookupInitializer.class, BeanInstantiatorFactory.class);
        context.addServletContainerInitializer(
                new RouteRegistryInitializer(), routes(beans).toArray(Class<?>[]::new));
        context.addServletContainerInitializer(
                new ErrorNavigationTargetInitializer(), errorPages(beans).toArray(Class<?>[]::new));
        context.addServletContainerInitializer(new VaadinAppShellInitializer(), PortalPage.class);
        JakartaWebSocketServletContainerInitializer.configure(
                context, (servletContext, container) -> new JSR356WebsocketInitializer().init(servletContext));
        ServletHolder vaadin = new ServletHolder("vaadin", new VaadinServlet());
        vaadin.setAsyncSupported(true);
        vaadin.setInitOrder(1);
        vaadin.setInitParameter("productionMode", "true");
        vaadin.setInitParameter("closeIdleSessions", "true");
        vaadin.setInitParameter("org.atmosphere.cpr.broadcaster.maxAsyncWriteThreads", PUSH_THREADS);
        vaadin.setInitParameter("org.atmosphere.cpr.broadcaster.maxProcessingThreads", PUSH_THREADS);
        context.addServlet(vaadin, "/*");
    }

    static Set<Class<?>> routes(BeanContext beans) {
        return beans.getBeanDefinitions(Qualifiers.byStereotype(Route.class)).stream()
                .map(BeanDefinition::getBeanType)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Class<?>> errorPages(BeanContext beans) {
        return beans.getBeanDefinitions(Component.class).stream()
                .map(BeanDefinition::getBeanType)
                .filter(HasErrorParameter.class::isAssignableFrom)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Resource everyResourceFolder(ServletContextHandler context) throws IOException {
        List<Resource> folders = new ArrayList<>();
        for (URL url : Collections.list(PortalServer.class.getClassLoader().getResources("META-INF/resources"))) {
            Resource folder = ResourceFactory.of(context).newResource(url);
            if (folder != null) {
                folders.add(folder);
            }
        }
        return ResourceFactory.combine(folders);
    }
}
