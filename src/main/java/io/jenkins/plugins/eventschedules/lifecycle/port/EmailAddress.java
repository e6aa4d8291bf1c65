package io.jenkins.plugins.eventschedules.lifecycle.port;

import java.util.regex.Pattern;

/**
 * What we take for one e-mail address: narrower than RFC 5322, so that no address can hold a second one, a header or a
 * name.
 */
public final class EmailAddress {

    private static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

    private EmailAddress() {}

    public static boolean isOne(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
