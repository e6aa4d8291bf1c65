package io.jenkins.plugins.eventschedules.sandbox.shelf;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of our own resources, wherever they were packed. A classpath cannot be listed, but a file system can: the
 * place of one known file says where it is.
 */
final class Bundle {

    static final String DRILL = "io/jenkins/plugins/eventschedules/sandbox/drill.yaml";

    private Bundle() {}

    /**
     * @param drills where the drill is: once where it was packed, and in a Jenkins that runs from the sources beside
     *     them as well, where the samples are not
     */
    static Shelf open(List<URL> drills) throws IOException {
        if (drills.isEmpty()) {
            throw new FileNotFoundException(DRILL + " is not on the classpath.");
        }
        Shelf found = open(drills.get(0));
        for (URL drill : drills.subList(1, drills.size())) {
            found = found.products().isEmpty() ? open(drill) : found;
        }
        return found;
    }

    private static Shelf open(URL drill) throws IOException {
        try {
            if (!drill.getProtocol().equals("jar")) {
                return shelf(Path.of(drill.toURI()));
            }
            JarURLConnection inJar = (JarURLConnection) drill.openConnection();
            Path jar = Path.of(uri(inJar.getJarFileURL()));
            // A file system of our own: one by URI would be shared, and closing it would close it for others.
            try (FileSystem files = FileSystems.newFileSystem(jar)) {
                return shelf(files.getPath(inJar.getEntryName()));
            }
        } catch (URISyntaxException | IllegalArgumentException | ClassCastException e) {
            throw new IOException("cannot list " + drill, e);
        }
    }

    private static URI uri(URL jar) throws URISyntaxException {
        return jar.toURI();
    }

    private static Shelf shelf(Path drill) {
        Shelf samples = Shelf.of(drill.getParent());
        List<String> gaps = new ArrayList<>(samples.gaps());
        List<SourceFile> documents = new ArrayList<>(samples.documents());
        documents.add(new ReadFolder(Long.MAX_VALUE, gaps).file("sandbox-drill", "drill.yaml", drill));
        return new Shelf(documents, samples.products(), gaps);
    }
}
