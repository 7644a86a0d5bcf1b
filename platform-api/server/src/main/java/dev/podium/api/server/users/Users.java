package dev.podium.api.server.users;

import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.user.User;
import dev.podium.api.contract.user.UserSpec;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.audit.AuditChanges;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.resource.Orders;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.Pages;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.api.server.resource.Writes;
import dev.podium.api.server.resource.Written;
import dev.podium.api.server.settings.Ids;
import dev.podium.tenants.access.Grant;
import dev.podium.tenants.tenant.ResourceName;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads and writes users. */
@Singleton
final class Users {
    private final UserRows rows;
    private final GrantRows grantRows;
    private final UserAccess access;
    private final Passwords passwords;
    private final SessionEnder sessions;
    private final Pages pages;
    private final Writes writes;
    private final InstantSource clock;
    private final Ids ids;

    Users(
            UserRows rows,
            GrantRows grantRows,
            UserAccess access,
            Passwords passwords,
            SessionEnder sessions,
            Pages pages,
            Writes writes,
            InstantSource clock,
            Ids ids) {
        this.rows = rows;
        this.grantRows = grantRows;
        this.access = access;
        this.passwords = passwords;
        this.sessions = sessions;
        this.pages = pages;
        this.writes = writes;
        this.clock = clock;
        this.ids = ids;
    }

    Page<User> list(Caller caller, PageRequest request) {
        Page<UserRow> page = pages.page(
                "users",
                request,
                Pages.Source.of((after, count) -> rows.after(after.orElse(""), count), UserRow::name)
                        .sortedBy(Orders.ofResources(UserRow::metadata)),
                row -> request.selector().matches(row.labels()) && access.mayRead(caller, grants(row.name())));
        return new Page<>(page.items().stream().map(this::user).toList(), page.cursor());
    }

    User find(Caller caller, String name) {
        UserRow row = existing(name);
        access.requireRead(caller, name, grants(name));
        return user(row);
    }

    Written<User> put(Caller caller, UserBody body, WriteConditions conditions) {
        Optional<String> hash = body.password().map(passwords::hash);
        return writes.run(conditions, () -> {
            Optional<UserRow> before = rows.findByName(body.name());
            List<Grant> had = grants(body.name());
            access.requireWrite(caller, body, before.isPresent(), had);
            // Grants are read with it, so before they are written anew.
            Optional<UserSpec> was = before.map(row -> user(row).spec());
            conditions.check("user", body.name(), version(before));
            UserRow after =
                    before.map(row -> replaced(row, body, hash, had)).orElseGet(() -> created(caller, body, hash));
            AuditChanges.note(was, Optional.of(user(after).spec()));
            return new Written<>(user(after), before.isEmpty());
        });
    }

    void delete(Caller caller, String name, WriteConditions conditions) {
        writes.run(conditions, () -> {
            UserRow before = existing(name);
            access.requireDelete(caller, name, grants(name));
            conditions.check("user", name, OptionalLong.of(before.version()));
            AuditChanges.note(Optional.of(user(before).spec()), Optional.empty());
            sessions.endAll(name);
            return rows.deleteByName(name);
        });
    }

    /** A name that cannot be is the name of nobody. */
    private UserRow existing(String name) {
        return Optional.of(name)
                .filter(ResourceName::isValid)
                .flatMap(rows::findByName)
                .orElseThrow(() -> ApiProblem.notFound("user", name));
    }

    private UserRow created(Caller caller, UserBody body, Optional<String> hash) {
        Instant now = now();
        UserRow row = new UserRow(
                body.name(),
                ids.next(),
                body.displayName().orElse(null),
                hash.orElseThrow(UserBody::passwordMissing),
                body.labels().orElse(Map.of()),
                1,
                1,
                now,
                now,
                caller.user());
        rows.insert(row);
        write(body.name(), body.grants().orElse(List.of()));
        return row;
    }

    private UserRow replaced(UserRow before, UserBody body, Optional<String> hash, List<Grant> had) {
        Map<String, String> labels = body.labels().orElse(before.labels());
        List<Grant> grants = body.grants().orElse(had);
        boolean regranted = !Set.copyOf(grants).equals(Set.copyOf(had));
        if (hash.isEmpty()
                && !regranted
                && labels.equals(before.labels())
                && Objects.equals(body.displayName().orElse(null), before.displayName())) {
            return before;
        }
        UserRow after =
                before.changed(body.displayName().orElse(null), hash.orElse(before.passwordHash()), labels, now());
        if (rows.replace(after) == 0) {
            throw WriteConditions.overtaken("user", before.name());
        }
        if (regranted) {
            write(before.name(), grants);
        }
        if (hash.isPresent()) {
            sessions.endAll(before.name());
        }
        return after;
    }

    private void write(String user, List<Grant> grants) {
        grantRows.clear(user);
        grants.stream()
                .map(GrantRow::of)
                .distinct()
                .forEach(row -> grantRows.add(row.userName(), row.role(), row.collection()));
    }

    private User user(UserRow row) {
        List<dev.podium.api.contract.user.Grant> grants = grantRows.of(row.name()).stream()
                .map(grant -> new dev.podium.api.contract.user.Grant(grant.role(), grant.collection()))
                .toList();
        return new User(row.metadata(), new UserSpec(row.displayName(), null, grants));
    }

    private List<Grant> grants(String user) {
        return grantRows.of(user).stream().flatMap(row -> row.grant().stream()).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static OptionalLong version(Optional<UserRow> row) {
        return row.map(found -> OptionalLong.of(found.version())).orElse(OptionalLong.empty());
    }
}
