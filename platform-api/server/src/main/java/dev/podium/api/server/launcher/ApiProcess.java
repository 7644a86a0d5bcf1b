package dev.podium.api.server.launcher;

import dev.podium.api.server.settings.ApiSettings;
import dev.podium.api.server.settings.PrivateFiles;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;

/** The API, running. */
public final class ApiProcess implements AutoCloseable {
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private ApiProcess(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    /** @param parts what the launcher has made and the features of the API ask for by type */
    public static ApiProcess start(ServerSettings settings, Object... parts) {
        PrivateFiles.directory(settings.home());
        ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(properties(settings))
                .singletons(parts)
                .singletons(new ApiSettings(
                        settings.home(),
                        settings.issuer(),
                        settings.routerPort(),
                        settings.adminPassword(),
                        settings.secrets()))
                .start();
        try {
            return new ApiProcess(context, context.getBean(EmbeddedServer.class).start());
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    public int port() {
        return server.getPort();
    }

    /** A part of the running server, for those who look inside: tests. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static Map<String, Object> properties(ServerSettings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.host", settings.bind());
        properties.put("micronaut.server.port", settings.apiPort() == 0 ? -1 : settings.apiPort());
        properties.put("datasources.default.url", settings.database().url());
        properties.put("datasources.default.username", settings.database().user());
        properties.put("datasources.default.password", settings.database().password());
        settings.tls().ifPresent(tls -> {
            properties.put("micronaut.certificate.file.api.format", "PEM");
            properties.put("micronaut.certificate.file.api.path", tls.key());
            properties.put("micronaut.certificate.file.api.certificate-path", tls.certificate());
            properties.put("micronaut.server.ssl.enabled", true);
            properties.put("micronaut.server.ssl.key-name", "api");
            properties.put("micronaut.server.ssl.port", settings.apiPort() == 0 ? -1 : settings.apiPort());
        });
        return properties;
    }
}
