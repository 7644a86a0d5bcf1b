package dev.podium.tenants.tenant;

import java.util.regex.Pattern;

/**
 * The rule every name a person chooses obeys: a DNS label (RFC 1123), so that it can be a host name.
 *
 * <p>1 to 63 characters, lower-case letters, digits and hyphens, starting and ending with a letter or digit.
 */
public final class ResourceName {
    public static final int MAX_LENGTH = 63;
    public static final String PATTERN = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private static final Pattern VALID = Pattern.compile(PATTERN);
    private static final int SHOWN_OF_A_BAD_NAME = 80;

    private ResourceName() {}

    /**
     * Returns {@code value} if it is a legal name.
     *
     * @param what the kind of thing named, for the message: "app", "namespace"
     * @throws IllegalArgumentException naming the value and the rule
     */
    public static String require(String what, String value) {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " name \"" + shorten(value) + "\" (" + value.length()
                    + " characters) is not valid: expected 1 to " + MAX_LENGTH
                    + " lower-case letters, digits or hyphens, starting and ending with a letter or digit,"
                    + " for example \"web\" or \"shop-api\"");
        }
        return value;
    }

    public static boolean isValid(String value) {
        return VALID.matcher(value).matches();
    }

    private static String shorten(String value) {
        return value.length() <= SHOWN_OF_A_BAD_NAME ? value : value.substring(0, SHOWN_OF_A_BAD_NAME) + "…";
    }
}
