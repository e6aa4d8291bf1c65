package io.jenkins.plugins.eventschedules.jenkins.permission;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.model.ModifiableTopLevelItemGroup;

/**
 * Finds folders, whoever asks: what they are needed for must be asked next. A folder is where people put items, so
 * that a multibranch project, which makes its own, is none: what belongs to it belongs to the folder around it.
 */
public final class FindFolder {

    private FindFolder() {}

    public static Optional<Item> named(String fullName) {
        return FindItem.named(fullName).filter(FindFolder::is);
    }

    /** The folder that an item is in; empty when that is Jenkins itself. */
    public static Optional<Item> around(Item item) {
        ItemGroup<?> group = item.getParent();
        while (group instanceof Item outer) {
            if (is(outer)) {
                return Optional.of(outer);
            }
            group = outer.getParent();
        }
        return Optional.empty();
    }

    /** Where the folder of this name is or was: itself, or the nearest one around it that is still there. */
    public static ItemGroup<?> orAround(String fullName) {
        String name = fullName;
        while (!name.isEmpty()) {
            if (FindItem.named(name).orElse(null) instanceof ItemGroup<?> there) {
                return there;
            }
            name = name.substring(0, Math.max(0, name.lastIndexOf('/')));
        }
        return Jenkins.get();
    }

    /** These folders and all below them; all that there are when none is named. Each is looked for when it is asked for. */
    public static Stream<Item> from(List<String> fullNames) {
        return fullNames.isEmpty()
                ? in(Jenkins.get())
                : fullNames.stream().flatMap(name -> named(name).stream()).flatMap(FindFolder::withThoseBelow);
    }

    public static boolean is(Item item) {
        return item instanceof ModifiableTopLevelItemGroup;
    }

    private static Stream<Item> withThoseBelow(Item folder) {
        return Stream.concat(Stream.of(folder), in((ItemGroup<?>) folder));
    }

    @SuppressWarnings("try")
    private static Stream<Item> in(ItemGroup<?> group) {
        Collection<? extends Item> items;
        try (ACLContext asJenkins = ACL.as2(ACL.SYSTEM2)) {
            items = group.getItems();
        }
        return items.stream().<Item>map(item -> item).filter(FindFolder::is).flatMap(FindFolder::withThoseBelow);
    }
}
