package dev.podium.api.contract.user;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Who may do something somewhere.
 *
 * @param items by user; the same user once for each grant that allows it
 * @param hidden how many more grants allow it, to users you may not see
 */
@Serdeable
public record AccessHolders(String permission, String collection, List<Holder> items, int hidden) {
    /** @param grant what allows it, with the collection it is on */
    @Serdeable
    public record Holder(String user, Grant grant) {}
}
