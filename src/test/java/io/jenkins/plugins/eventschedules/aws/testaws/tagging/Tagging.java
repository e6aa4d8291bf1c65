package io.jenkins.plugins.eventschedules.aws.testaws.tagging;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Input;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The Resource Groups Tagging API at one place: every document and product by its tags. */
public final class Tagging {

    private static final Pages.Layout LIST =
            new Pages.Layout("ResourceTagMappingList", "PaginationToken", 50, "PaginationTokenExpiredException");

    private final Operations operations = new Operations("tag");
    private final List<Supplier<Map<String, Map<String, String>>>> tagged;
    private final Pages pages;

    /** @param tagged the tags of everything in a service, by ARN */
    public Tagging(Pages pages, List<Supplier<Map<String, Map<String, String>>>> tagged) {
        this.pages = pages;
        this.tagged = tagged;
        operations.offer("GetResources", this::resources);
    }

    public Operations operations() {
        return operations;
    }

    private Answer resources(Call call) {
        Input input = call.input();
        List<String> types = input.texts("ResourceTypeFilters");
        List<Map.Entry<String, Map<String, String>>> found = new ArrayList<>();
        for (Supplier<Map<String, Map<String, String>>> service : tagged) {
            service.get().entrySet().stream()
                    .filter(each -> !each.getValue().isEmpty())
                    .filter(each -> types.isEmpty() || types.stream().anyMatch(type -> isOf(type, each.getKey())))
                    .forEach(found::add);
        }
        for (Input filter : input.parts("TagFilters")) {
            String key = filter.text("Key");
            List<String> values = filter.texts("Values");
            found.removeIf(each -> {
                String value = each.getValue().get(key);
                return value == null || !(values.isEmpty() || values.contains(value));
            });
        }
        OptionalInt size = input.number("ResourcesPerPage");
        return pages.page(found, size, input.optional("PaginationToken"), LIST, Tagging::told);
    }

    /** `ssm` is of every kind, `ssm:document` of that one. */
    private static boolean isOf(String type, String arn) {
        String[] parts = arn.split(":", 6);
        String kind = parts[2] + ":" + parts[5].substring(0, parts[5].indexOf('/'));
        return type.contains(":") ? type.equals(kind) : type.equals(parts[2]);
    }

    private static Answer told(Map.Entry<String, Map<String, String>> resource) {
        return Answer.with("ResourceARN", resource.getKey()).and("Tags", Answer.pairs(resource.getValue()));
    }
}
