package dev.podium.node.identity;

import org.jspecify.annotations.Nullable;

/** The node has no certificate with which it could connect now; the message says why and what would help. */
public final class NotMemberException extends Exception {
    private static final long serialVersionUID = 1L;

    NotMemberException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
