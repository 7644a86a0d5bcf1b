package dev.podium.orchestrator.store.etcd;

import dev.podium.orchestrator.store.StoreUnavailableException;
import io.etcd.jetcd.common.exception.CompactedException;
import io.grpc.Status;
import java.util.Locale;

/** What etcd's errors mean. */
final class EtcdFailures {
    private EtcdFailures() {}

    /** A lease, or a key's lease, is not there any more. */
    static final class NoSuchLeaseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoSuchLeaseException(Throwable cause) {
            super("etcd does not know the lease", cause);
        }
    }

    /** The revision asked for is no longer kept. */
    static final class HistoryGoneException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HistoryGoneException(Throwable cause) {
            super("etcd no longer has the revision", cause);
        }
    }

    static RuntimeException translate(Throwable failure, EtcdSettings settings) {
        String words = words(failure);
        if (historyGone(failure)) {
            return new HistoryGoneException(failure);
        }
        if (words.contains("requested lease not found")) {
            return new NoSuchLeaseException(failure);
        }
        if (words.contains("request is too large") || words.contains("too many operations")) {
            return new IllegalArgumentException(
                    "etcd at " + settings.where() + " refuses a transaction: " + words
                            + "; raise its --max-request-bytes and --max-txn-ops",
                    failure);
        }
        if (refused(words)) {
            return new StoreUnavailableException(
                    "etcd at " + settings.where() + " refuses "
                            + settings.login()
                                    .map(login -> "user \"" + login.user() + "\"")
                                    .orElse("a client without a user name")
                            + ": " + words
                            + "; expected a user with a role that may read and write keys that begin with \""
                            + settings.prefix() + "\"",
                    failure);
        }
        return new StoreUnavailableException("etcd at " + settings.where() + " cannot be used: " + words, failure);
    }

    static boolean historyGone(Throwable failure) {
        return failure instanceof CompactedException || words(failure).contains("revision has been compacted");
    }

    private static boolean refused(String words) {
        return words.contains("permission denied")
                || words.contains("authentication failed")
                || words.contains("user name is empty")
                || words.contains("invalid auth token")
                || words.toLowerCase(Locale.ROOT).contains("unauthenticated");
    }

    /** What was said, by whoever said it last. */
    static String words(Throwable failure) {
        StringBuilder words = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = said(cause);
            if (!message.isBlank() && words.indexOf(message) < 0) {
                words.append(words.isEmpty() ? "" : ": ").append(message);
            }
        }
        return words.toString();
    }

    private static String said(Throwable cause) {
        Status status = Status.fromThrowable(cause);
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return status.getCode() == Status.Code.UNKNOWN || status.getDescription() == null
                ? message
                : status.getDescription();
    }
}
