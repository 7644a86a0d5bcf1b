package dev.podium.orchestrator.store.etcd;

import dev.podium.orchestrator.store.StoreUnavailableException;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.ClientBuilder;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to etcd, made anew when it has been of no use for a while: gRPC itself would wait longer and longer between its
 * attempts. Safe for use by several threads.
 */
final class EtcdConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EtcdConnection.class);
    private static final Duration RENEW_AFTER = Duration.ofSeconds(2);
    /** etcd ends connections that are asked for signs of life more often than every five seconds. */
    private static final Duration SIGN_OF_LIFE_EVERY = Duration.ofMillis(5_500);

    private static final Duration SIGN_OF_LIFE_WITHIN = Duration.ofSeconds(2);

    private final EtcdSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private Client client;
    private boolean closed;
    private long madeAt;
    private long usefulAt;

    /** @throws IllegalArgumentException if certificate files cannot be read */
    EtcdConnection(EtcdSettings settings) {
        this.settings = settings;
        this.client = connect();
        this.madeAt = System.nanoTime();
        this.usefulAt = madeAt;
    }

    EtcdSettings settings() {
        return settings;
    }

    /** @throws IllegalStateException when it is closed */
    Client client() {
        lock.lock();
        try {
            requireOpen();
            return client;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes a call and waits for its answer.
     *
     * @throws StoreUnavailableException if there is none in time; the call may or may not have had an effect
     */
    <T> T call(Function<Client, CompletableFuture<T>> call) {
        return call(call, settings.patience());
    }

    <T> T call(Function<Client, CompletableFuture<T>> call, Duration patience) {
        Client used = client();
        try {
            T answer = call.apply(used).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            worked();
            return answer;
        } catch (ExecutionException e) {
            throw failed(used, EtcdFailures.translate(Objects.requireNonNullElse(e.getCause(), e), settings));
        } catch (TimeoutException e) {
            throw failed(
                    used,
                    new StoreUnavailableException(
                            "etcd at " + settings.where() + " did not answer within " + patience, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while waiting for etcd", e);
        }
    }

    /** The connection that a stream was opened on broke. */
    void broke(Client used) {
        failed(used, new IllegalStateException("a stream broke"));
    }

    void worked() {
        lock.lock();
        try {
            usefulAt = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    private RuntimeException failed(Client used, RuntimeException failure) {
        lock.lock();
        try {
            long now = System.nanoTime();
            boolean old = now - madeAt > RENEW_AFTER.toNanos() && now - usefulAt > RENEW_AFTER.toNanos();
            if (!closed && used.equals(client) && old) {
                LOG.debug("connecting to etcd at {} anew", settings.where());
                client = connect();
                madeAt = now;
                used.close();
            }
        } finally {
            lock.unlock();
        }
        return failure;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the cluster store is closed");
        }
    }

    private Client connect() {
        ClientBuilder builder = Client.builder()
                .endpoints(settings.endpoints())
                .waitForReady(false)
                .connectTimeout(Duration.ofSeconds(2))
                .keepaliveTime(SIGN_OF_LIFE_EVERY)
                .keepaliveTimeout(SIGN_OF_LIFE_WITHIN)
                .keepaliveWithoutCalls(false)
                .retryDelay(50)
                .retryMaxDelay(500)
                .retryMaxAttempts(6)
                .retryMaxDuration(settings.patience())
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .interceptor(new Deadline(settings.patience()));
        settings.login().ifPresent(login -> builder.user(bytes(login.user())).password(bytes(login.password())));
        if (settings.encrypted()) {
            builder.sslContext(sslContext());
        }
        return builder.build();
    }

    private SslContext sslContext() {
        try {
            SslContextBuilder context = GrpcSslContexts.forClient();
            settings.tls().ifPresent(tls -> {
                tls.authority().ifPresent(file -> context.trustManager(file.toFile()));
                tls.client()
                        .ifPresent(client -> context.keyManager(
                                client.chain().toFile(), client.key().toFile()));
            });
            return context.build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the certificate files for etcd cannot be used: " + e.getMessage()
                            + "; expected PEM files, the key in PKCS #8",
                    e);
        }
    }

    private static ByteSequence bytes(String text) {
        return ByteSequence.from(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            client.close();
        } finally {
            lock.unlock();
        }
    }

    /** Ends calls nobody waits for any more; streams go on. */
    private record Deadline(Duration patience) implements ClientInterceptor {
        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            boolean unary = method.getType() == MethodDescriptor.MethodType.UNARY;
            return next.newCall(
                    method, unary ? options.withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS) : options);
        }
    }
}
