package dev.podium.portal;

import dev.podium.portal.web.PortalServer;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the portal and serves it until the process is told to stop. */
public final class PodiumPortal implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PodiumPortal.class);

    private final ApplicationContext context;
    private final PortalServer server;

    private PodiumPortal(ApplicationContext context, PortalServer server) {
        this.context = context;
        this.server = server;
    }

    public static void main(String[] args) throws Exception {
        if (List.of(args).contains("--rehearse")) {
            Rehearsal.run();
            return;
        }
        PortalSettings settings = PortalSettings.fromEnvironment(System.getenv());
        PodiumPortal portal = start(settings);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(portal::close));
        log.info("Portal ready at {}, API at {}", portal.url(), settings.api());
        portal.server.join();
    }

    /** Starts a portal that answers when this returns. */
    public static PodiumPortal start(PortalSettings settings) throws Exception {
        ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .singletons(settings)
                .start();
        PortalServer server = context.getBean(PortalServer.class);
        try {
            server.start();
        } catch (Exception e) {
            context.close();
            throw new IllegalStateException(
                    "The portal cannot listen on " + settings.bind() + ":" + settings.port() + " (" + e.getMessage()
                            + "). Stop what uses the port, or choose another one with PODIUM_PORTAL_PORT.",
                    e);
        }
        return new PodiumPortal(context, server);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.close();
        context.close();
    }
}
