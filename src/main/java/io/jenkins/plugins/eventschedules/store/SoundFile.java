package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A closed store that is looked over and left as it is: a copy, before anybody relies on it. */
public record SoundFile(Path path) {

    /**
     * Looks at everything in the file.
     *
     * @return how many events are in it
     * @throws StoreException when it is damaged, not ours, or of a newer version
     */
    public long events() {
        if (!Files.isRegularFile(path)) {
            throw new StoreException("There is no file " + path + ".", null);
        }
        return StillFile.apart(path, statements -> {
            new Migrations(path, statements).requireOurs();
            List<String> findings = statements.list("PRAGMA integrity_check(3)", List.of(), row -> row.getString(1));
            if (!findings.equals(List.of("ok"))) {
                throw new StoreException(Failure.damaged(path, String.join("; ", findings)), null);
            }
            return statements
                    .first("SELECT count(*) FROM event", List.of(), row -> row.getLong(1))
                    .orElseThrow();
        });
    }
}
