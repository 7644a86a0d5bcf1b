package dev.podium.node.identity;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.wire.join.JoinTokenText;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's membership of a cluster, from joining to renewal. Used by one thread at a time.
 *
 * <p>A join token is used only when the node has no certificate that is good: none at all, one that has expired, or one of
 * another cluster than the token names.
 */
public final class Membership {
    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

    private final NodeName name;
    private final Gateways gateways;
    private final IdentityFile file;
    private final Optional<Path> tokenFile;
    private final InstantSource clock;
    private volatile @Nullable Identity current;
    private Optional<JoinTokenText> pipedToken = Optional.empty();

    public Membership(
            NodeName name, Gateways gateways, IdentityFile file, Optional<Path> tokenFile, InstantSource clock) {
        this.name = name;
        this.gateways = gateways;
        this.file = file;
        this.tokenFile = tokenFile;
        this.clock = clock;
    }

    /**
     * A certificate that is good now, after joining or renewing if need be.
     *
     * @throws NotMemberException in words when there is none to be had now
     */
    public Identity identity() throws NotMemberException {
        try {
            Optional<Identity> known = current == null ? file.read() : Optional.of(current);
            Optional<JoinTokenText> token = token();
            Identity identity = known.filter(found -> usable(found, token)).isPresent()
                    ? renewedIfDue(known.get())
                    : join(token.orElseThrow(() -> noToken(known)));
            current = identity;
            return identity;
        } catch (IOException e) {
            throw new NotMemberException("the node's identity cannot be read or kept: " + e.getMessage(), e);
        } catch (StatusRuntimeException e) {
            throw new NotMemberException(words(e), e);
        }
    }

    /** Labels its join token gave this node; none before it has joined. */
    public Map<String, String> labels() {
        Identity identity = current;
        return identity == null ? Map.of() : identity.labels();
    }

    private boolean usable(Identity identity, Optional<JoinTokenText> token) {
        boolean sameCluster = token.map(found -> found.caDigest().equals(identity.authorityDigest()))
                .orElse(true);
        return sameCluster && clock.instant().isBefore(identity.expiresAt());
    }

    private Identity join(JoinTokenText token) throws IOException {
        Identity joined = gateways.current().join(token, name);
        file.write(joined);
        LOG.info("node {} joined cluster {}; certificate until {}", name, joined.cluster(), joined.expiresAt());
        return joined;
    }

    private Identity renewedIfDue(Identity identity) throws IOException {
        if (clock.instant().isBefore(identity.renewAt())) {
            return identity;
        }
        try {
            Identity renewed = gateways.current().renew(identity, name);
            file.write(renewed);
            LOG.info("certificate of node {} renewed until {}", name, renewed.expiresAt());
            return renewed;
        } catch (StatusRuntimeException e) {
            LOG.warn(
                    "certificate of node {} cannot be renewed now and is good until {}: {}",
                    name,
                    identity.expiresAt(),
                    words(e));
            return identity;
        }
    }

    private Optional<JoinTokenText> token() throws IOException, NotMemberException {
        if (tokenFile.isEmpty()) {
            return Optional.empty();
        }
        if (pipedToken.isPresent()) {
            return pipedToken;
        }
        try {
            Optional<JoinTokenText> token = Optional.of(JoinTokenText.parse(Files.readString(tokenFile.get())));
            // A pipe, as in "--join-token-file <(echo ...)", gives its content only once.
            pipedToken = Files.isRegularFile(tokenFile.get()) ? Optional.empty() : token;
            return token;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new NotMemberException(tokenFile.get() + ": " + e.getMessage(), e);
        }
    }

    private NotMemberException noToken(Optional<Identity> known) {
        String state = known.map(found -> "its certificate expired at " + found.expiresAt())
                .orElse("it has not joined a cluster");
        String token = tokenFile.map(path -> path + " is not there").orElse("no --join-token-file is given");
        return new NotMemberException(
                "node " + name + " cannot connect: " + state + " and " + token
                        + "; make a join token and give its file with --join-token-file",
                null);
    }

    private String words(StatusRuntimeException e) {
        Status status = e.getStatus();
        String description = Optional.ofNullable(status.getDescription()).orElse("no reason given");
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return status.getCode() == Status.Code.UNAVAILABLE
                ? "the server at " + gateways.current() + " does not answer: " + root.getMessage()
                : status.getCode() + ": " + description;
    }
}
