package io.jenkins.plugins.eventschedules.aws.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A DynamoDB table on disk: the folder of an export to S3 with its manifest, one of its data files, or what {@code aws
 * dynamodb scan} wrote. At most 64 MiB, unpacked, are read.
 */
public final class TableExport {

    private static final long BOUND = 64L << 20;
    private static final String SUMMARY = "manifest-summary.json";
    private static final String FILES = "manifest-files.json";

    private TableExport() {}

    /** @param path a folder with a manifest, or a file */
    public static List<Row> read(Path path) throws UnreadableExportException {
        String name = name(path);
        if (name.equals(SUMMARY) || name.equals(FILES)) {
            return read(path.toAbsolutePath().getParent());
        }
        Unpack unpack = new Unpack(BOUND);
        return Files.isDirectory(path) ? exported(path, unpack) : Rows.of(name, unpack.text(name, bytes(path, unpack)));
    }

    /** One file, or several data files of an export one after the other. */
    public static List<Row> read(InputStream in) throws UnreadableExportException {
        Unpack unpack = new Unpack(BOUND);
        try {
            return Rows.of("input", unpack.text("The input", unpack.packed(in)));
        } catch (IOException e) {
            throw new UnreadableExportException("The input cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Row> exported(Path folder, Unpack unpack) throws UnreadableExportException {
        if (!Files.isRegularFile(folder.resolve(FILES))) {
            throw new UnreadableExportException("There is no " + FILES + " in " + folder
                    + ". Copy all of one export, from AWSDynamoDB/EXPORT-ID/ on.");
        }
        requireFull(folder.resolve(SUMMARY), unpack);
        List<Row> rows = new ArrayList<>();
        String manifest = unpack.text(FILES, bytes(folder.resolve(FILES), unpack));
        for (String line : (Iterable<String>) manifest.lines()::iterator) {
            if (!line.isBlank()) {
                rows.addAll(dataFile(folder.resolve("data"), Rows.read(line), unpack));
            }
        }
        return rows;
    }

    private static void requireFull(Path summary, Unpack unpack) throws UnreadableExportException {
        if (!Files.isRegularFile(summary)) {
            return;
        }
        JsonNode told = Rows.read(unpack.text(SUMMARY, bytes(summary, unpack)));
        if (!told.path("outputFormat").asText("DYNAMODB_JSON").equals("DYNAMODB_JSON")) {
            throw new UnreadableExportException("The export is in Amazon Ion. Export the table as DynamoDB JSON.");
        }
        if (told.path("exportType").asText("").startsWith("INCREMENTAL")) {
            throw new UnreadableExportException("The export is an incremental one. Make a full export of the table.");
        }
    }

    private static List<Row> dataFile(Path data, JsonNode listed, Unpack unpack) throws UnreadableExportException {
        String key = listed.path("dataFileS3Key").asText("");
        String name = key.substring(key.lastIndexOf('/') + 1);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            return List.of(new Row.Broken(FILES, "A line names no data file."));
        }
        if (!Files.isRegularFile(data.resolve(name))) {
            return List.of(new Row.Broken("data/" + name, "The file is missing. Copy all of the export."));
        }
        byte[] bytes = bytes(data.resolve(name), unpack);
        String digest = listed.path("md5Checksum").asText("");
        if (!digest.isEmpty() && !digest.equals(md5(bytes))) {
            return List.of(new Row.Broken("data/" + name, "The file is not as it was exported. Copy it once more."));
        }
        List<Row> rows = Rows.of("data/" + name, unpack.text("data/" + name, bytes));
        int count = listed.path("itemCount").asInt(rows.size());
        if (count == rows.size()) {
            return rows;
        }
        List<Row> all = new ArrayList<>(rows);
        all.add(new Row.Broken(
                "data/" + name, "The manifest tells of " + count + " items, and there are " + rows.size() + "."));
        return all;
    }

    private static byte[] bytes(Path file, Unpack unpack) throws UnreadableExportException {
        try (InputStream in = Files.newInputStream(file)) {
            return unpack.packed(in);
        } catch (IOException e) {
            throw new UnreadableExportException(file + " cannot be read: is it there, and may you read it?", e);
        }
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** DynamoDB gives no better digest of its files; it tells a damaged copy, and nobody's trust rests on it. */
    private static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
