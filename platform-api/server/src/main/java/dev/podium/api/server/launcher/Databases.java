package dev.podium.api.server.launcher;

import java.nio.file.Path;

/** Where SQL goes when nobody says otherwise. */
final class Databases {
    /**
     * So that one SQL runs on both databases. A commit is on disk before it is answered; the file is closed by us and not by H2's own
     * shutdown hook, which would be too early.
     */
    private static final String OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1";

    private Databases() {}

    static String embedded(Path home) {
        return "jdbc:h2:file:" + home.resolve("podium") + OPTIONS;
    }
}
