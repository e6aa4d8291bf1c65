package io.jenkins.plugins.eventschedules.aws.register;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** Something that is changed in the account, with what it takes to change it back. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Change.TagDocument.class, name = "tag-document"),
    @Type(value = Change.CreateTagOption.class, name = "create-tag-option"),
    @Type(value = Change.UseTagOption.class, name = "use-tag-option"),
    @Type(value = Change.OpenPortfolio.class, name = "open-portfolio")
})
public sealed interface Change {

    /** @param before the value that the tag had; absent when there was none */
    record TagDocument(String document, String key, String value, Optional<String> before) implements Change {}

    /** Its id is not known before; it is found by its key and value. */
    record CreateTagOption(String key, String value) implements Change {}

    /** @param product its id */
    record UseTagOption(String product, String key, String value) implements Change {}

    /** @param principal the ARN of who may launch from the portfolio */
    record OpenPortfolio(String portfolio, String principal) implements Change {}
}
