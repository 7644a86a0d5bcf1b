package dev.podium.node.agent;

/** The image cannot be had on this node; the message has the registry's answer. */
final class ImageUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    ImageUnavailableException(String message) {
        super(message);
    }

    /** The message, which there always is. */
    String words() {
        return String.valueOf(getMessage());
    }
}
