package dev.podium.api.server.resource;

import dev.podium.api.server.error.ApiProblem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Seals where a page ended, so that callers can hand it back and cannot make it up. */
public final class Cursors {
    private static final int SEAL = 12;

    private final SecretKeySpec key;

    /** @param secret the same on every server that shares the database */
    public Cursors(byte[] secret) {
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /**
     * @param list which list the cursor is good for
     * @param position the key of the last item of the page
     */
    public String seal(String list, String position) {
        byte[] content = position.getBytes(StandardCharsets.UTF_8);
        ByteBuffer sealed = ByteBuffer.allocate(SEAL + content.length);
        sealed.put(mac(list, content)).put(content);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.array());
    }

    /** @throws ApiProblem 400 {@code cursor_invalid} when it was not sealed for this list */
    public String open(String list, String cursor) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cursor);
            byte[] content = Arrays.copyOfRange(sealed, Math.min(SEAL, sealed.length), sealed.length);
            byte[] seal = Arrays.copyOf(sealed, SEAL);
            if (MessageDigest.isEqual(seal, mac(list, content))) {
                return new String(content, StandardCharsets.UTF_8);
            }
            throw invalid(cursor);
        } catch (IllegalArgumentException _) {
            throw invalid(cursor);
        }
    }

    private byte[] mac(String list, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(content), SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static ApiProblem invalid(String cursor) {
        String shown = cursor.length() <= 40 ? cursor : cursor.substring(0, 40) + "…";
        return ApiProblem.badRequest(
                "cursor_invalid",
                "cursor \"" + shown + "\" is not one this list gave out. Leave it away to start at the beginning.");
    }
}
