package io.jenkins.plugins.eventschedules.aws.register;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import java.util.Optional;
import software.amazon.awssdk.services.servicecatalog.model.AssociateTagOptionWithResourceRequest;
import software.amazon.awssdk.services.servicecatalog.model.CreateTagOptionRequest;
import software.amazon.awssdk.services.servicecatalog.model.DeleteTagOptionRequest;
import software.amazon.awssdk.services.servicecatalog.model.DisassociateTagOptionFromResourceRequest;
import software.amazon.awssdk.services.servicecatalog.model.ListResourcesForTagOptionRequest;
import software.amazon.awssdk.services.servicecatalog.model.ListTagOptionsFilters;
import software.amazon.awssdk.services.servicecatalog.model.ListTagOptionsRequest;
import software.amazon.awssdk.services.servicecatalog.model.TagOptionDetail;

/** Service Catalog's calls about TagOptions. Of one key and value there is at most one in an account. */
record TagOptions(Office office) {

    Optional<TagOptionDetail> find(String key, String value) throws MishapException {
        return Ask.aws("servicecatalog:ListTagOptions", "the account", () -> office.catalog()
                        .listTagOptions(ListTagOptionsRequest.builder()
                                .filters(ListTagOptionsFilters.builder()
                                        .key(key)
                                        .value(value)
                                        .build())
                                .overrideConfiguration(office.session())
                                .build()))
                .tagOptionDetails()
                .stream()
                .filter(option -> option.key().equals(key) && option.value().equals(value))
                .findFirst();
    }

    TagOptionDetail create(String key, String value) throws MishapException {
        return Ask.aws("servicecatalog:CreateTagOption", the(key, value), () -> office.catalog()
                        .createTagOption(CreateTagOptionRequest.builder()
                                .key(key)
                                .value(value)
                                .overrideConfiguration(office.session())
                                .build()))
                .tagOptionDetail();
    }

    void use(TagOptionDetail option, String resource) throws MishapException {
        Ask.aws("servicecatalog:AssociateTagOptionWithResource", "the product " + resource, () -> office.catalog()
                .associateTagOptionWithResource(AssociateTagOptionWithResourceRequest.builder()
                        .tagOptionId(option.id())
                        .resourceId(resource)
                        .overrideConfiguration(office.session())
                        .build()));
    }

    /** @return whether it was used there */
    boolean useNoMore(TagOptionDetail option, String resource) throws MishapException {
        try {
            Ask.aws(
                    "servicecatalog:DisassociateTagOptionFromResource",
                    "the product " + resource,
                    () -> office.catalog()
                            .disassociateTagOptionFromResource(DisassociateTagOptionFromResourceRequest.builder()
                                    .tagOptionId(option.id())
                                    .resourceId(resource)
                                    .overrideConfiguration(office.session())
                                    .build()));
            return true;
        } catch (MishapException e) {
            if (e.kind() == Kind.GONE) {
                return false;
            }
            throw e;
        }
    }

    boolean isUsed(TagOptionDetail option) throws MishapException {
        return !Ask.aws(
                        "servicecatalog:ListResourcesForTagOption",
                        the(option.key(), option.value()),
                        () -> office.catalog()
                                .listResourcesForTagOption(ListResourcesForTagOptionRequest.builder()
                                        .tagOptionId(option.id())
                                        .overrideConfiguration(office.session())
                                        .build()))
                .resourceDetails()
                .isEmpty();
    }

    void delete(TagOptionDetail option) throws MishapException {
        Ask.aws("servicecatalog:DeleteTagOption", the(option.key(), option.value()), () -> office.catalog()
                .deleteTagOption(DeleteTagOptionRequest.builder()
                        .id(option.id())
                        .overrideConfiguration(office.session())
                        .build()));
    }

    private static String the(String key, String value) {
        return "the TagOption " + key + "=" + value;
    }
}
