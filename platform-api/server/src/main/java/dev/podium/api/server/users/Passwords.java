package dev.podium.api.server.users;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Hashes passwords with Argon2id, parameters as OWASP recommends: 19 MiB, two passes, one lane.
 *
 * <p>Each hash takes that much memory, so only a few are made at the same time.
 */
@Singleton
public final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 4;

    private final Argon2Function argon2 = Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    private final Semaphore running = new Semaphore(AT_ONCE);
    private final Supplier<String> decoy = memoized(() -> hash("nobody has this password"));

    /** In the usual encoding, which carries parameters and salt: {@code $argon2id$v=19$m=…}. */
    public String hash(String password) {
        return limited(() ->
                Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2).getResult());
    }

    public boolean matches(String password, String hash) {
        return limited(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Takes as long as {@link #matches} and says no: an unknown name must not be told apart by the time it takes. */
    public boolean matchesNobody(String password) {
        matches(password, decoy.get());
        return false;
    }

    private <T> T limited(Supplier<T> work) {
        running.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            running.release();
        }
    }

    private static Supplier<String> memoized(Supplier<String> make) {
        return new Supplier<>() {
            private volatile String made = "";

            @Override
            public String get() {
                if (made.isEmpty()) {
                    made = make.get();
                }
                return made;
            }
        };
    }
}
