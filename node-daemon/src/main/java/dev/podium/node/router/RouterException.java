package dev.podium.node.router;

/** HAProxy did not do what was asked; the message says what and why, and is fit to be shown to an operator. */
class RouterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RouterException(String message) {
        super(message);
    }

    RouterException(String message, Throwable cause) {
        super(message, cause);
    }

    /** HAProxy cannot be talked to at all. */
    static final class OutOfReach extends RouterException {
        private static final long serialVersionUID = 1L;

        OutOfReach(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
