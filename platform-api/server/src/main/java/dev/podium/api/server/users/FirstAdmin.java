package dev.podium.api.server.users;

import dev.podium.api.server.resource.Writes;
import dev.podium.api.server.settings.ApiSettings;
import dev.podium.api.server.settings.Ids;
import dev.podium.api.server.settings.PrivateFiles;
import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Role;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the user {@code admin} when there are no users: somebody must be able to sign in first. */
@Context
final class FirstAdmin {
    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);
    private static final String NAME = "admin";

    private final UserRows users;
    private final GrantRows grants;
    private final Passwords passwords;
    private final Writes writes;
    private final ApiSettings settings;
    private final InstantSource clock;
    private final Ids ids;
    private final SecureRandom random;

    FirstAdmin(
            UserRows users,
            GrantRows grants,
            Passwords passwords,
            Writes writes,
            ApiSettings settings,
            InstantSource clock,
            Ids ids,
            SecureRandom random) {
        this.users = users;
        this.grants = grants;
        this.passwords = passwords;
        this.writes = writes;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    @PostConstruct
    void makeIfThereAreNoUsers() {
        if (users.count() > 0) {
            return;
        }
        String hash = passwords.hash(settings.adminPassword().orElseGet(this::generated));
        Instant now = clock.instant();
        writes.run(() -> {
            users.insert(new UserRow(NAME, ids.next(), "Administrator", hash, Map.of(), 1, 1, now, now, "podium"));
            grants.add(NAME, Role.ADMIN.code(), Collection.PLATFORM.path());
            return NAME;
        });
        log.info("There were no users: made the user \"{}\" with the role admin on the whole platform", NAME);
    }

    private String generated() {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Path file = settings.home().resolve("initial-admin-password");
        PrivateFiles.write(file, (password + "\n").getBytes(StandardCharsets.UTF_8));
        log.info("Its password is in {}, readable by this process's user only; delete the file once you have it", file);
        return password;
    }
}
