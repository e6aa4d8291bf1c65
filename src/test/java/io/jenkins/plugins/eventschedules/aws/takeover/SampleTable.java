package io.jenkins.plugins.eventschedules.aws.takeover;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The table of the sample as DynamoDB writes it out, made by hand. */
public final class SampleTable {

    private SampleTable() {}

    /** An item. @param more attributes, with a comma before each */
    public static String item(String id, String status, Instant start, Instant end, String target, String more) {
        return ("{\"pk\":{\"S\":\"%s\"},\"sk\":{\"S\":\"Event\"},\"id\":{\"S\":\"%s\"},\"name\":{\"S\":\"Event %s\"},"
                        + "\"additional_notes\":{\"S\":\"Bring cake\"},\"event_starts_ts\":{\"S\":\"%s\"},"
                        + "\"event_ends_ts\":{\"S\":\"%s\"},%s,\"event_status\":{\"S\":\"%s\"},"
                        + "\"created\":{\"S\":\"2025-08-01T10:00:00.123Z\"},\"updated\":{\"S\":\"2025-08-01T10:00:00.123Z\"}%s}")
                .formatted(id, id, id, start, end, target, status, more);
    }

    public static String document(String name, String version) {
        return target("SSM", name, version);
    }

    public static String product(String id, String artifact) {
        return target("SC", id, artifact);
    }

    private static String target(String type, String name, String version) {
        return "\"orchestration_type\":{\"S\":\"%s\"},\"document_name\":{\"S\":\"%s\"},\"version_id\":{\"S\":\"%s\"}"
                .formatted(type, name, version);
    }

    /** The attribute with the parameters, to be added to an item. @param pairs names and values in turn */
    public static String parameters(String... pairs) {
        StringBuilder list = new StringBuilder(",\"provisioning_parameters\":{\"L\":[");
        for (int i = 0; i < pairs.length; i += 2) {
            list.append(i == 0 ? "" : ",")
                    .append(("{\"M\":{\"ParameterKey\":{\"S\":\"%s\"},\"ParameterType\":{\"S\":\"String\"},"
                                    + "\"DefaultValue\":{\"S\":\"%s\"},\"Description\":{\"NULL\":true}}}")
                            .formatted(pairs[i], pairs[i + 1]));
        }
        return list.append("]}").toString();
    }

    public static String line(String item) {
        return "{\"Item\":" + item + "}\n";
    }

    /** What {@code aws dynamodb scan} prints. */
    public static String scan(String... items) {
        return "{\n    \"Items\": [" + String.join(",\n", items) + "],\n    \"Count\": " + items.length
                + ",\n    \"ScannedCount\": " + items.length + ",\n    \"ConsumedCapacity\": null\n}\n";
    }

    /** Writes the folder of a whole export. @param files the lines of each data file */
    public static Path export(Path folder, String... files) {
        try {
            Path data = Files.createDirectories(folder.resolve("data"));
            StringBuilder manifest = new StringBuilder();
            for (int i = 0; i < files.length; i++) {
                String name = "abcdefgh" + i + ".json.gz";
                byte[] packed = gzip(files[i]);
                Files.write(data.resolve(name), packed);
                manifest.append(("{\"itemCount\":%d,\"md5Checksum\":\"%s\",\"etag\":\"x-1\",\"dataFileS3Key\":"
                                + "\"AWSDynamoDB/01693685827463-2d8752fd/data/%s\"}\n")
                        .formatted(files[i].lines().count(), md5(packed), name));
            }
            Files.writeString(folder.resolve("manifest-files.json"), manifest);
            Files.writeString(
                    folder.resolve("manifest-summary.json"),
                    "{\"version\":\"2023-08-01\",\"exportType\":\"FULL_EXPORT\",\"outputFormat\":\"DYNAMODB_JSON\"}");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param parts each a member of its own, as when files are put one after the other */
    public static byte[] gzip(String... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : List.of(parts)) {
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(part.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes.toByteArray();
    }

    private static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
