package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import io.jenkins.plugins.eventschedules.aws.states.AwsService;
import io.jenkins.plugins.eventschedules.aws.states.StateError;
import io.jenkins.plugins.eventschedules.aws.states.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Service Catalog: what the state machines call of it. */
final class Products implements AwsService {

    private final VirtualTime time;
    private final Runnable stackChanged;
    private final Map<String, Course> courses = new HashMap<>();
    private final Map<String, Map<String, Object>> records = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> products = new LinkedHashMap<>();
    private final Map<String, String> byToken = new HashMap<>();
    private final List<Map<String, Object>> requests = new ArrayList<>();

    /** @param stackChanged what CloudFormation tells when a stack is done */
    Products(VirtualTime time, Runnable stackChanged) {
        this.time = time;
        this.stackChanged = stackChanged;
    }

    /** @param action {@code preroll} or {@code postroll}; the ending is the product's status, or {@code kept} */
    void willGo(String action, Course course) {
        courses.put(action, course);
    }

    /** The products that are there, by name. */
    Map<String, Map<String, Object>> products() {
        return products;
    }

    List<Map<String, Object>> requests() {
        return requests;
    }

    @Override
    public Map<String, Object> call(String action, Map<String, Object> request) {
        return switch (action) {
            case "ProvisionProduct" -> {
                requests.add(request);
                yield provision((String) request.get("ProvisionedProductName"), (String) request.get("ProvisionToken"));
            }
            case "TerminateProvisionedProduct" -> {
                String name = (String) request.get("ProvisionedProductName");
                String token = (String) request.get("TerminateToken");
                yield terminate(byToken.containsKey(token) ? Map.of() : product("Name", name), token);
            }
            case "DescribeRecord" -> describe((String) request.get("Id"));
            case "DescribeProvisionedProduct" -> {
                String by = request.containsKey("Id") ? "Id" : "Name";
                yield Map.of("ProvisionedProductDetail", product(by, (String) request.get(by)));
            }
            default -> throw new IllegalArgumentException(action);
        };
    }

    private Map<String, Object> provision(String name, String token) {
        if (byToken.containsKey(token)) {
            return describe(byToken.get(token));
        }
        if (products.containsKey(name)) {
            throw new StateError("ServiceCatalog.DuplicateResourceException", name + " exists");
        }
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("Name", name);
        product.put("Id", "pp-" + products.size());
        product.put("Status", "UNDER_CHANGE");
        products.put(name, product);
        String id = record(product, token);
        product.put("LastProvisioningRecordId", id);
        Course course = course("preroll");
        time.at(time.instant().plus(course.takes()), () -> {
            boolean fine = course.ending().equals("Success");
            product.put("Status", fine ? "AVAILABLE" : course.ending());
            product.put("StatusMessage", course.message());
            over(id, fine || course.message().isEmpty(), course.message());
        });
        return describe(id);
    }

    private Map<String, Object> terminate(Map<String, Object> product, String token) {
        if (byToken.containsKey(token)) {
            return describe(byToken.get(token));
        }
        if (product.get("Status").equals("UNDER_CHANGE")) {
            throw new StateError("ServiceCatalog.InvalidParametersException", "It is under change");
        }
        String id = record(product, token);
        Course course = course("postroll");
        time.at(time.instant().plus(course.takes()), () -> {
            boolean fine = course.ending().equals("Success");
            if (fine) {
                products.remove((String) product.get("Name"));
            }
            over(id, fine || course.message().isEmpty(), course.message());
        });
        return describe(id);
    }

    private Course course(String action) {
        return courses.getOrDefault(action, Course.success(Duration.ofMinutes(5)));
    }

    private String record(Map<String, Object> product, String token) {
        String id = "rec-" + records.size();
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("RecordId", id);
        record.put("ProvisionedProductId", product.get("Id"));
        record.put("Status", "IN_PROGRESS");
        records.put(id, record);
        byToken.put(token, id);
        return id;
    }

    private void over(String id, boolean fine, String message) {
        records.get(id).put("Status", fine ? "SUCCEEDED" : "FAILED");
        if (!fine) {
            records.get(id).put("RecordErrors", List.of(Map.of("Code", "Stack", "Description", message)));
        }
        stackChanged.run();
    }

    private Map<String, Object> describe(String id) {
        Map<String, Object> record = records.get(id);
        List<Object> outputs = record.get("Status").equals("SUCCEEDED")
                ? List.of(Map.of("OutputKey", "Url", "OutputValue", "https://shop.example"))
                : List.of();
        return Map.of("RecordDetail", record, "RecordOutputs", outputs);
    }

    private Map<String, Object> product(String by, String value) {
        return products.values().stream()
                .filter(product -> value.equals(product.get(by)))
                .findFirst()
                .orElseThrow(() -> new StateError("ServiceCatalog.ResourceNotFoundException", "There is none"));
    }
}
