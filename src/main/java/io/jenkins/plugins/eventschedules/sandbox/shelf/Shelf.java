package io.jenkins.plugins.eventschedules.sandbox.shelf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The files of one place: automation documents below {@code documents}, product templates below {@code products}.
 *
 * @param gaps what could not be listed, for a person
 */
public record Shelf(List<SourceFile> documents, List<SourceFile> products, List<String> gaps) {

    /** The largest that Systems Manager takes. */
    private static final long LARGEST_DOCUMENT = 64 * 1024;

    /** The largest that CloudFormation takes. */
    private static final long LARGEST_TEMPLATE = 1024 * 1024;

    public Shelf {
        documents = List.copyOf(documents);
        products = List.copyOf(products);
        gaps = List.copyOf(gaps);
    }

    /** A folder with the folders {@code documents} and {@code products} in it; either may be missing. */
    public static Shelf of(Path folder) {
        List<String> gaps = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            gaps.add("There is no folder " + folder + ".");
            return new Shelf(List.of(), List.of(), gaps);
        }
        ReadFolder documents = new ReadFolder(LARGEST_DOCUMENT, gaps);
        ReadFolder products = new ReadFolder(LARGEST_TEMPLATE, gaps);
        return new Shelf(
                documents.files(folder.resolve("documents")), products.files(folder.resolve("products")), gaps);
    }

    /** The samples that come with the plugin, and the drill. */
    public static Shelf bundled() {
        try {
            return Bundle.open(Collections.list(Bundle.class.getClassLoader().getResources(Bundle.DRILL)));
        } catch (IOException e) {
            return new Shelf(
                    List.of(), List.of(), List.of("The targets of the sandbox cannot be read: " + e.getMessage()));
        }
    }
}
