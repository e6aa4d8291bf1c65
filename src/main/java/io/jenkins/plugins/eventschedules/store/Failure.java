package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite reports, as a sentence for an administrator: which file, what is wrong, what to do. */
final class Failure {

    /** The low byte is the kind, the rest is detail: https://www.sqlite.org/rescode.html#pve */
    private static final int KIND = 0xff;

    private Failure() {}

    static StoreException of(Path path, SQLException e) {
        SQLiteErrorCode code =
                e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        return new StoreException(sentence(path, code, e.getMessage()), e);
    }

    static boolean isInUse(SQLiteException e) {
        return switch (SQLiteErrorCode.getErrorCode(e.getResultCode().code & KIND)) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL -> true;
            default -> false;
        };
    }

    private static String sentence(Path path, SQLiteErrorCode code, String detail) {
        return switch (SQLiteErrorCode.getErrorCode(code.code & KIND)) {
            case SQLITE_FULL ->
                "There is no room left for the event store " + path
                        + ", so nothing was changed. Free some space on its disk and try again.";
            case SQLITE_IOERR ->
                "The disk of the event store " + path + " failed (" + code.name()
                        + "), so nothing was changed. Check the disk and how it is mounted.";
            case SQLITE_READONLY, SQLITE_PERM -> readOnly(path, code.name());
            case SQLITE_CANTOPEN, SQLITE_AUTH ->
                "The event store " + path + " cannot be opened (" + code.name()
                        + "). Give the user that runs this process the right to read and write the file and its"
                        + " folder.";
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
                "The event store " + path + " is in use by another process, or twice by this one. Only one can have"
                        + " it: stop the other, or give this one a place of its own.";
            case SQLITE_CORRUPT -> damaged(path, detail);
            case SQLITE_NOTADB -> foreign(path, "it is not a SQLite database, or its beginning is damaged");
            default -> "The event store " + path + " failed: " + detail;
        };
    }

    static String readOnly(Path path, String finding) {
        return "The event store " + path + " cannot be written (" + finding + "). Give the user that runs this process"
                + " the right to write the file and its folder.";
    }

    static String damaged(Path path, String finding) {
        return "The event store " + path + " is damaged (" + finding + "). It was left as it is. Stop"
                + " this process, keep a copy of the file, and restore it from a backup or with the .recover command"
                + " of the sqlite3 shell.";
    }

    static String foreign(Path path, String finding) {
        return "The file " + path + " is not an event store of this plugin: " + finding + ". It was left as"
                + " it is. Choose another place for the event store, or move that file away; if it should be the event"
                + " store, restore it from a backup.";
    }
}
