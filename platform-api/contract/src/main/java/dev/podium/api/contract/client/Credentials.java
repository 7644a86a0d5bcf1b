package dev.podium.api.contract.client;

import java.util.Optional;

/** Where the client takes the access token for each request from. Safe for use by several threads. */
public interface Credentials {
    /** The access token to send; empty for none. */
    Optional<String> accessToken();

    /**
     * Asks for another token after {@code refused} was answered with 401.
     *
     * @return whether there is another one, so that the request is worth repeating
     */
    boolean renew(String refused);

    /** For the operations that need no sign-in. */
    static Credentials none() {
        return new Fixed(Optional.empty());
    }

    /** A token that cannot be renewed. */
    static Credentials token(String accessToken) {
        return new Fixed(Optional.of(accessToken));
    }

    /** Always the same token, or none. */
    record Fixed(Optional<String> accessToken) implements Credentials {
        @Override
        public boolean renew(String refused) {
            return false;
        }

        @Override
        public String toString() {
            return "Fixed[(hidden)]";
        }
    }
}
