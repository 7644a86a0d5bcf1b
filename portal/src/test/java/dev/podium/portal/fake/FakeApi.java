package dev.podium.portal.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.podium.api.contract.auth.Login;
import dev.podium.api.contract.auth.Refresh;
import dev.podium.api.contract.auth.Tokens;
import dev.podium.api.contract.resource.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The API over HTTP on a free port of this machine: signing in, and what {@link FakeResources} answers. */
public final class FakeApi implements AutoCloseable {
    public static final String PASSWORD = "correct horse";

    final FakeCluster cluster;
    private final FakeResources resources;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> accessTokens = new ConcurrentHashMap<>();
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();
    private final AtomicInteger serial = new AtomicInteger();
    private final int port;
    private @Nullable HttpServer server;

    private FakeApi(FakeCluster cluster, int port) throws IOException {
        this.cluster = cluster;
        this.resources = new FakeResources(cluster);
        HttpServer first = listen(port);
        this.port = first.getAddress().getPort();
        this.server = first;
    }

    public static FakeApi start(FakeCluster cluster) throws IOException {
        return new FakeApi(cluster, 0);
    }

    public static FakeApi start(FakeCluster cluster, int port) throws IOException {
        return new FakeApi(cluster, port);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** How many streams are open now. */
    public int openWatches() {
        return resources.openStreams();
    }

    /** Takes the API away, as a stop of its server would. */
    public void goAway() {
        HttpServer running = server;
        if (running != null) {
            running.stop(0);
            server = null;
        }
    }

    public void comeBack() throws IOException {
        server = listen(port);
    }

    /** Makes every access token worthless, so that clients have to renew theirs. */
    public void expireAccessTokens() {
        accessTokens.clear();
    }

    /** Ends every session for good. */
    public void endSessions() {
        accessTokens.clear();
        refreshTokens.clear();
    }

    @Override
    public void close() {
        goAway();
        threads.shutdownNow();
    }

    private HttpServer listen(int wanted) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 64);
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
        return http;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            FakeJson.send(exchange, answer(exchange));
        } catch (UncheckedIOException e) {
            // The client has gone; there is nobody to tell.
            exchange.close();
        }
    }

    private Object answer(HttpExchange exchange) throws IOException {
        try {
            String path = exchange.getRequestURI().getPath();
            return path.startsWith("/auth/") ? auth(exchange, path) : resources.answer(exchange, user(exchange));
        } catch (FakeRefusal refusal) {
            return refusal.problem;
        }
    }

    private Object auth(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/auth/login")) {
            Login login = FakeJson.read(exchange, Login.class);
            if (!FakeUsers.known(login.username()) || !login.password().equals(PASSWORD)) {
                throw new FakeRefusal(problem(401, "credentials_wrong", "User name or password is wrong."));
            }
            return issue(login.username());
        }
        String user =
                refreshTokens.remove(FakeJson.read(exchange, Refresh.class).refreshToken());
        if (path.equals("/auth/logout")) {
            return Map.of();
        }
        if (user == null) {
            throw new FakeRefusal(problem(401, "refresh_token_unknown", "The session has ended."));
        }
        return issue(user);
    }

    private Tokens issue(String user) {
        int number = serial.incrementAndGet();
        accessTokens.put("access-" + number, user);
        refreshTokens.put("refresh-" + number, user);
        return new Tokens("access-" + number, "refresh-" + number, "Bearer", 900);
    }

    private String user(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        String user = header == null ? null : accessTokens.get(header.replaceFirst("^Bearer ", ""));
        if (user == null) {
            throw new FakeRefusal(problem(401, "token_expired", "Sign in."));
        }
        return user;
    }

    static Problem problem(int status, String code, String detail) {
        return new Problem("about:blank", title(status), status, code, detail, null, "req-1", null, null);
    }

    private static String title(int status) {
        return switch (status) {
            case 401 -> "Not signed in";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 409 -> "It is there already";
            case 422 -> "The manifest is not valid";
            default -> "Refused";
        };
    }

    static FakeRefusal invalid(List<Problem.FieldError> errors) {
        return new FakeRefusal(new Problem(
                "about:blank",
                title(422),
                422,
                "manifest_invalid",
                errors.size() + " of the values cannot be used.",
                null,
                "req-1",
                null,
                errors));
    }
}
