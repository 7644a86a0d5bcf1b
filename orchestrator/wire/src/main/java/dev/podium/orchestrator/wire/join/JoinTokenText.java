package dev.podium.orchestrator.wire.join;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator hands to a new machine: {@code PODIUM-1-<CA digest>-<secret>}.
 *
 * <p>The digest lets the node recognise the cluster before it says anything; the secret lets the cluster recognise the node.
 *
 * @param caDigest SHA-256 of the certificate authority's certificate in DER, 64 hexadecimal digits
 * @param secret letters and digits; the cluster keeps only its hash
 */
public record JoinTokenText(String caDigest, String secret) {
    private static final Pattern FORM = Pattern.compile("PODIUM-1-([0-9a-fA-F]{64})-([0-9A-Za-z]{16,128})");
    private static final int SECRET_LENGTH = 40;
    private static final int ID_LENGTH = 12;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    public JoinTokenText {
        caDigest = caDigest.toLowerCase(Locale.ROOT);
        if (!FORM.matcher("PODIUM-1-" + caDigest + "-" + secret).matches()) {
            throw malformed();
        }
    }

    /** Reads {@link #text()}; blanks around it do no harm. */
    public static JoinTokenText parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw malformed();
        }
        return new JoinTokenText(matcher.group(1), matcher.group(2));
    }

    /** A new token with 200 bits of {@code random}, which must be cryptographically strong. */
    public static JoinTokenText fresh(String caDigest, RandomGenerator random) {
        StringBuilder secret = new StringBuilder(SECRET_LENGTH);
        random.ints(SECRET_LENGTH, 0, ALPHABET.length()).forEach(index -> secret.append(ALPHABET.charAt(index)));
        return new JoinTokenText(caDigest, secret.toString());
    }

    /** The whole token, secret included. */
    public String text() {
        return "PODIUM-1-" + caDigest + "-" + secret;
    }

    /** Names the token where its secret must not be seen: the first 12 hexadecimal digits of the secret's hash. */
    public String id() {
        return id(secret);
    }

    public byte[] secretSha256() {
        return secretSha256(secret);
    }

    public static String id(String secret) {
        return HexFormat.of().formatHex(secretSha256(secret)).substring(0, ID_LENGTH);
    }

    public static byte[] secretSha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }

    /** Without the secret, so that a token in a log line gives nothing away. */
    @Override
    public String toString() {
        return "PODIUM-1-" + caDigest + "-(secret of token " + id() + ")";
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "join token is not valid: expected PODIUM-1-<64 hexadecimal digits>-<secret>,"
                        + " copied whole; make a new one in the portal or with POST /api/v1/clusters/default/join-tokens");
    }
}
