package io.jenkins.plugins.eventschedules.jenkins.permission;

import hudson.model.Item;
import hudson.security.Permission;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * Where an environment is at home: everywhere, or in some folders only. A permission counts there when Jenkins itself
 * or one of those folders grants it; for what belongs to one folder, when that folder grants it.
 *
 * @param folders full names; empty means everywhere
 */
public record FolderScope(List<String> folders) {

    public FolderScope {
        folders = List.copyOf(folders);
    }

    /** One full name a line, as people type it. */
    public static FolderScope of(String lines) {
        return new FolderScope(Stream.of(Objects.requireNonNullElse(lines, "").split("[\\n,]"))
                .map(String::trim)
                .map(name -> name.replaceAll("^/+|/+$", ""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList());
    }

    public boolean grants(Authentication who, Permission what) {
        return Jenkins.get().getACL().hasPermission2(who, what) || inFolders(who, what);
    }

    /**
     * For what belongs to this folder; the empty text asks for what belongs to none. A folder that is gone, or that is
     * not one of the environment's any more, cannot say who may: what it left behind is for administrators.
     */
    public boolean grants(Authentication who, Permission what, String folder) {
        if (folder.isEmpty()) {
            return grants(who, what);
        }
        return folder(folder)
                .map(there -> there.getACL().hasPermission2(who, what))
                .orElseGet(() -> Jenkins.get().getACL().hasPermission2(who, Jenkins.ADMINISTER));
    }

    /** Whether anything new can belong to this folder; the empty text asks for none. */
    public boolean has(String folder) {
        return folder.isEmpty() || folder(folder).isPresent();
    }

    /** The folders that grant a permission, at most so many. */
    public List<String> granting(Authentication who, Permission what, int atMost) {
        return FindFolder.from(folders)
                .filter(folder -> folder.getACL().hasPermission2(who, what))
                .map(Item::getFullName)
                .distinct()
                .limit(atMost)
                .toList();
    }

    /** The folder that what an item makes belongs to; the empty text when the item is in none of the environment's. */
    public String around(Item item) {
        return FindFolder.around(item)
                .map(Item::getFullName)
                .filter(this::includes)
                .orElse("");
    }

    /** The same when a folder was renamed or moved, and with it all below it. */
    public FolderScope renamed(String from, String to) {
        return new FolderScope(folders.stream()
                .map(name ->
                        name.equals(from) || name.startsWith(from + "/") ? to + name.substring(from.length()) : name)
                .toList());
    }

    private Optional<Item> folder(String fullName) {
        return includes(fullName) ? FindFolder.named(fullName) : Optional.empty();
    }

    /** Whether what is called so, an item with that full name, may use the environment. */
    public boolean includes(String fullName) {
        return folders.isEmpty()
                || folders.stream().anyMatch(folder -> fullName.equals(folder) || fullName.startsWith(folder + "/"));
    }

    private boolean inFolders(Authentication who, Permission what) {
        return folders.stream().flatMap(name -> FindItem.named(name).stream()).anyMatch(folder -> folder.getACL()
                .hasPermission2(who, what));
    }
}
