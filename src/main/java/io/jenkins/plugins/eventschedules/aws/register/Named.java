package io.jenkins.plugins.eventschedules.aws.register;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A target as a person named it.
 *
 * @param kind absent when a bare name could be either's
 * @param name of the document; of the product, its id or its name
 */
public record Named(Optional<Kind> kind, String name) {

    private static final Pattern DOCUMENT_ARN =
            Pattern.compile("arn:aws[a-z-]{0,20}:ssm:[a-z0-9-]+:\\d{0,12}:document/(.+)");
    private static final Pattern PRODUCT_ARN =
            Pattern.compile("arn:aws[a-z-]{0,20}:catalog:[a-z0-9-]+:\\d{12}:product/(prod-[a-z0-9]+)");
    private static final Pattern PREFIXED = Pattern.compile("(document|product):(.+)");
    private static final Pattern PRODUCT_ID = Pattern.compile("prod-[a-z0-9]{6,32}");
    private static final int LONGEST = 512;

    /** What it is. */
    public enum Kind {
        DOCUMENT,
        PRODUCT
    }

    /**
     * @param text an ARN, a product's id, {@code document:NAME}, {@code product:NAME} or a bare name
     * @throws IllegalArgumentException when it is empty, too long or the ARN of something else
     */
    public static Named read(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("A target is a name of up to " + LONGEST + " characters.");
        }
        Matcher document = DOCUMENT_ARN.matcher(text);
        if (document.matches()) {
            return new Named(Optional.of(Kind.DOCUMENT), document.group(1));
        }
        Matcher product = PRODUCT_ARN.matcher(text);
        if (product.matches()) {
            return new Named(Optional.of(Kind.PRODUCT), product.group(1));
        }
        if (text.startsWith("arn:")) {
            throw new IllegalArgumentException(text + " is the ARN of neither a document nor a product.");
        }
        Matcher prefixed = PREFIXED.matcher(text);
        if (prefixed.matches()) {
            Kind kind = prefixed.group(1).equals("document") ? Kind.DOCUMENT : Kind.PRODUCT;
            return new Named(Optional.of(kind), prefixed.group(2));
        }
        return new Named(PRODUCT_ID.matcher(text).matches() ? Optional.of(Kind.PRODUCT) : Optional.empty(), text);
    }

    boolean mayBe(Kind wanted) {
        return kind.isEmpty() || kind.get() == wanted;
    }

    boolean isProductId() {
        return PRODUCT_ID.matcher(name).matches();
    }
}
