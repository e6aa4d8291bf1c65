package io.jenkins.plugins.eventschedules.aws.catalog;

/** The tag by which the owners of an account approve a document or product for events. */
public record CatalogTag(String key, String value) {

    public static final CatalogTag DEFAULT = new CatalogTag("application", "event-scheduling-platform");

    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    public CatalogTag {
        if (key.isBlank() || key.length() > LONGEST_KEY || value.isBlank() || value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("a tag has a key of up to 128 and a value of up to 256 characters");
        }
    }

    public boolean is(String otherKey, String otherValue) {
        return key.equals(otherKey) && value.equals(otherValue);
    }
}
