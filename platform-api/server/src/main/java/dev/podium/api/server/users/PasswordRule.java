package dev.podium.api.server.users;

import dev.podium.api.server.json.Fields;
import java.util.Optional;

/** What a new password must be like. */
public final class PasswordRule {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 200;

    private PasswordRule() {}

    /** Reads one from a body; what is wrong is noted without showing the value. */
    public static Optional<String> read(Fields fields, String field) {
        Optional<String> password = fields.text(field);
        password.filter(text -> text.length() < SHORTEST || text.length() > LONGEST)
                .ifPresent(text -> fields.refuse(
                        field,
                        "the password has " + text.length() + " characters: expected " + SHORTEST + " to " + LONGEST));
        return password;
    }
}
