package io.jenkins.plugins.eventschedules.jenkins.permission;

import hudson.security.Permission;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * Where an environment is at home: everywhere, or in some folders only. A permission counts there when Jenkins itself
 * or one of those folders grants it.
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
