package dev.podium.portal.component;

import java.util.Locale;

/** A state as it is shown, the same everywhere: an icon, a word and a tone. */
public record Status(String word, String icon, Tone tone) {

    public static Status ofApp(String state) {
        return switch (state) {
            case "Running" -> new Status("Running", "check-circle", Tone.GOOD);
            case "Deploying" -> new Status("Deploying", "progress", Tone.BUSY);
            case "Degraded" -> new Status("Degraded", "warn", Tone.WARN);
            case "Failing" -> new Status("Failing", "cross-circle", Tone.BAD);
            case "Stopped" -> new Status("Stopped", "stop", Tone.IDLE);
            case "Deleting" -> new Status("Deleting", "progress", Tone.IDLE);
            default -> new Status(state, "ring", Tone.IDLE);
        };
    }

    /** @param ready whether requests are routed to the task now */
    public static Status ofTask(String state, boolean ready, String desired) {
        String upper = state.toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "PENDING" -> new Status("Pending", "wait", Tone.BUSY);
            case "ASSIGNED", "ACCEPTED", "PREPARING", "STARTING" -> new Status(sentence(state), "progress", Tone.BUSY);
            case "RUNNING", "READY" -> running(upper, ready, desired.toUpperCase(Locale.ROOT));
            case "COMPLETE" -> new Status("Complete", "check", Tone.IDLE);
            case "FAILED" -> new Status("Failed", "cross-circle", Tone.BAD);
            case "REJECTED" -> new Status("Rejected", "cross-circle", Tone.BAD);
            case "SHUTDOWN" -> new Status("Shut down", "stop", Tone.IDLE);
            case "ORPHANED" -> new Status("Orphaned", "away", Tone.WARN);
            default -> new Status(sentence(state), "ring", Tone.IDLE);
        };
    }

    public static Status ofNode(String state) {
        return switch (state) {
            case "Ready" -> new Status("Ready", "check-circle", Tone.GOOD);
            case "Unreachable" -> new Status("Unreachable", "away", Tone.BAD);
            case "EngineDown" -> new Status("Engine down", "cross-circle", Tone.BAD);
            case "Cordoned" -> new Status("Cordoned", "pause", Tone.WARN);
            case "Draining" -> new Status("Draining", "drain", Tone.BUSY);
            default -> new Status(state, "ring", Tone.IDLE);
        };
    }

    private static Status running(String state, boolean ready, String desired) {
        if (desired.equals("DRAIN")) {
            return new Status("Draining", "drain", Tone.BUSY);
        }
        if (desired.equals("STOP") || desired.equals("REMOVE")) {
            return new Status("Stopping", "progress", Tone.IDLE);
        }
        if (ready) {
            return new Status("Ready", "check-circle", Tone.GOOD);
        }
        return new Status(state.equals("READY") ? "Not ready" : "Running", "progress", Tone.BUSY);
    }

    private static String sentence(String state) {
        return state.isEmpty()
                ? "Unknown"
                : state.substring(0, 1).toUpperCase(Locale.ROOT)
                        + state.substring(1).toLowerCase(Locale.ROOT);
    }
}
