package io.jenkins.plugins.eventschedules.bench.contender;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;

/** The embedded databases that the others can run on, each set so that a commit is on disk when it returns. */
public enum Database {
    H2("H2, WRITE_DELAY=0 on files with O_DSYNC", 16) {
        @Override
        String url(Path folder) {
            FilePath.register(new SyncedFile());
            return "jdbc:h2:" + SyncedFile.SCHEME + ":" + folder.resolve("h2")
                    + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        }
    },
    HSQLDB("HSQLDB, write_delay=false, MVCC", 16) {
        @Override
        String url(Path folder) {
            return "jdbc:hsqldb:file:" + folder.resolve("hsqldb")
                    + ";hsqldb.write_delay=false;hsqldb.tx=mvcc;hsqldb.lock_file=false;shutdown=true";
        }
    },
    /** One connection, because there is one writer at most in any case. */
    SQLITE("SQLite, WAL, synchronous=FULL", 1) {
        @Override
        String url(Path folder) {
            return "jdbc:sqlite:" + folder.resolve("sqlite.db")
                    + "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000&transaction_mode=IMMEDIATE";
        }
    };

    private final String settings;
    private final int connections;

    Database(String settings, int connections) {
        this.settings = settings;
        this.connections = connections;
    }

    abstract String url(Path folder);

    public String settings() {
        return settings;
    }

    static boolean isEmpty(Path folder) {
        return folder.toFile().list().length == 0;
    }

    HikariDataSource open(Path folder) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(folder));
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }
}
