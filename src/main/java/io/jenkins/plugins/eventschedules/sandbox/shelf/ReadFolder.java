package io.jenkins.plugins.eventschedules.sandbox.shelf;

import io.jenkins.plugins.eventschedules.target.text.JsonAsYaml;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads the YAML and JSON files of a folder into memory. */
final class ReadFolder {

    private static final int MOST_FILES = 500;
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private final long largest;
    private final List<String> gaps;

    /** @param gaps takes what could not be listed */
    ReadFolder(long largest, List<String> gaps) {
        this.largest = largest;
        this.gaps = gaps;
    }

    /** In the order of their names; none when there is no such folder. */
    List<SourceFile> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> paths;
        try (Stream<Path> listed = Files.list(folder)) {
            paths = listed.filter(Files::isRegularFile)
                    .filter(path -> !ending(path).isEmpty())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            gaps.add("The folder " + folder + " cannot be listed: " + e.getMessage() + ".");
            return List.of();
        }
        if (paths.size() > MOST_FILES) {
            gaps.add("The folder " + folder + " has " + paths.size() + " files: only the first " + MOST_FILES
                    + " are offered.");
        }
        List<SourceFile> files = new ArrayList<>();
        for (Path path : paths.subList(0, Math.min(MOST_FILES, paths.size()))) {
            String name = path.getFileName().toString();
            String target = name.substring(0, name.length() - ending(path).length());
            files.add(file(target, folder.getFileName() + "/" + name, path));
        }
        return files;
    }

    SourceFile file(String target, String file, Path path) {
        try {
            long size = Files.size(path);
            if (size > largest) {
                return SourceFile.unreadable(
                        target, file, "it has " + size + " bytes, but AWS takes no more than " + largest + ".");
            }
            String text = Files.readString(path);
            return SourceFile.read(target, file, file.endsWith(".json") ? JsonAsYaml.of(text) : text);
        } catch (CharacterCodingException e) {
            return SourceFile.unreadable(target, file, "it is not written in UTF-8.");
        } catch (IOException e) {
            return SourceFile.unreadable(
                    target, file, "it cannot be read (" + e.getClass().getSimpleName() + ").");
        }
    }

    private static String ending(Path path) {
        String name = path.getFileName().toString();
        return ENDINGS.stream()
                .filter(ending -> name.toLowerCase(Locale.ROOT).endsWith(ending) && !name.startsWith("."))
                .findFirst()
                .orElse("");
    }
}
