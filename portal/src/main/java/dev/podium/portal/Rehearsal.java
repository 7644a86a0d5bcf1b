package dev.podium.portal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Starts the portal on any free port, lets it serve its first page, and stops: a run from which the JDK learns what to keep ready. */
final class Rehearsal {
    private Rehearsal() {}

    static void run() throws Exception {
        PortalSettings settings = new PortalSettings("127.0.0.1", 0, URI.create("http://127.0.0.1:9"));
        try (PodiumPortal portal = PodiumPortal.start(settings);
                HttpClient client = HttpClient.newHttpClient()) {
            for (String path :
                    new String[] {"/readyz", "/login", "/podium/parts.css", "/login?v-r=init&location=login"}) {
                HttpRequest request =
                        HttpRequest.newBuilder(portal.url().resolve(path)).build();
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                    throw new IllegalStateException(
                            "rehearsing " + path + " was answered with " + status + ", expected 200");
                }
            }
        }
    }
}
