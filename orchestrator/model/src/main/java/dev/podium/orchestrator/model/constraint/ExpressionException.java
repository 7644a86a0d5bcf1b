package dev.podium.orchestrator.model.constraint;

/** A text is no expression: where that shows, and what was expected there. */
public final class ExpressionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int position;

    ExpressionException(int position, String complaint) {
        super("at character " + position + ": " + complaint);
        this.position = position;
    }

    /** From 1. */
    public int position() {
        return position;
    }
}
