package dev.podium.node.engine;

/** The container engine did not do what was asked; {@link #kind} says what that means for a retry. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What the caller can make of it. */
    public enum Kind {
        /** The engine does not answer: the same call may work later. */
        UNAVAILABLE,
        /** There is no such container, image or network. */
        NOT_FOUND,
        /** It is in the wrong state for this, or the name is taken. */
        CONFLICT,
        /** The engine (or a registry, through it) answered no; the message is its answer. */
        REFUSED
    }

    public EngineException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public EngineException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** The message, which there always is. */
    public String words() {
        return String.valueOf(getMessage());
    }

    public Kind kind() {
        return kind;
    }

    public boolean unavailable() {
        return kind == Kind.UNAVAILABLE;
    }
}
