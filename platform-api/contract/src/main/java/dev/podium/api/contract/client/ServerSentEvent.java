package dev.podium.api.contract.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One event of a {@code text/event-stream}. {@code type} is {@code message} where the stream names none. */
record ServerSentEvent(String type, @Nullable String id, String data) {

    /** Puts events together from lines, as the HTML standard ("Server-sent events", parsing) says. */
    static final class Parser {
        private final StringBuilder data = new StringBuilder();
        private String type = "";
        private @Nullable String lastId;

        /** Takes the next line; the event it completes, if it completes one. */
        Optional<ServerSentEvent> line(String line) {
            if (line.isEmpty()) {
                return complete();
            }
            int colon = line.indexOf(':');
            if (colon != 0) {
                field(colon < 0 ? line : line.substring(0, colon), colon < 0 ? "" : value(line, colon));
            }
            return Optional.empty();
        }

        private static String value(String line, int colon) {
            int start = line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
            return line.substring(start);
        }

        private void field(String name, String value) {
            switch (name) {
                case "event" -> type = value;
                case "data" -> data.append(value).append('\n');
                case "id" -> lastId = value;
                default -> {
                    // Fields the standard does not know are to be ignored.
                }
            }
        }

        private Optional<ServerSentEvent> complete() {
            String completedType = type.isEmpty() ? "message" : type;
            String completedData = data.isEmpty() ? "" : data.substring(0, data.length() - 1);
            boolean nothing = data.isEmpty() && type.isEmpty();
            type = "";
            data.setLength(0);
            return nothing ? Optional.empty() : Optional.of(new ServerSentEvent(completedType, lastId, completedData));
        }
    }
}
