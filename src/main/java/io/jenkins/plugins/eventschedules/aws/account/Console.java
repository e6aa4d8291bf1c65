package io.jenkins.plugins.eventschedules.aws.account;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.regions.Region;

/** Links to AWS' own console, where a person sees the whole of what an event started. */
public record Console(Region region) {

    public URI automation(String executionId) {
        return URI.create(base() + "/systems-manager/automation/execution/" + encoded(executionId) + query());
    }

    public URI provisionedProduct(String id) {
        return URI.create(base() + "/servicecatalog/home" + query() + "#provisioned-products/" + encoded(id));
    }

    public URI schedule(String group, String name) {
        return URI.create(base() + "/scheduler/home" + query() + "#schedules/" + encoded(group) + "/" + encoded(name));
    }

    public URI execution(String arn) {
        return URI.create(base() + "/states/home" + query() + "#/v2/executions/details/" + encoded(arn));
    }

    private String base() {
        return "https://" + Partition.of(region).console(region);
    }

    private String query() {
        return "?region=" + encoded(region.id());
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
