package dev.podium.api.server.users;

import dev.podium.tenants.access.Grant;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What signing in needs to know of users. */
@Singleton
public final class Accounts {
    private final UserRows users;
    private final GrantRows grants;
    private final Passwords passwords;

    Accounts(UserRows users, GrantRows grants, Passwords passwords) {
        this.users = users;
        this.grants = grants;
        this.passwords = passwords;
    }

    /** A user as of now. */
    public record Account(String name, String displayName, List<Grant> grants) {}

    public Optional<Account> find(String name) {
        return users.findByName(name).map(this::account);
    }

    /** The account, if there is one and this is its password. Takes as long either way. */
    public Optional<Account> verified(String name, String password) {
        Optional<UserRow> user = users.findByName(name);
        if (user.isEmpty()) {
            passwords.matchesNobody(password);
            return Optional.empty();
        }
        return user.filter(row -> passwords.matches(password, row.passwordHash()))
                .map(this::account);
    }

    /** Sets a new password; {@code false} when the user is gone meanwhile. Within a transaction of the caller's. */
    public boolean setPassword(String name, String hash, Instant now) {
        return users.findByName(name)
                .map(row -> row.changed(row.displayName(), hash, row.labels(), now))
                .filter(row -> users.replace(row) == 1)
                .isPresent();
    }

    private Account account(UserRow row) {
        return new Account(row.name(), row.shownName(), grantsOf(row.name()));
    }

    List<Grant> grantsOf(String user) {
        return grants.of(user).stream().flatMap(row -> row.grant().stream()).toList();
    }
}
