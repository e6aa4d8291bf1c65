package io.jenkins.plugins.eventschedules.aws.testaws.journal;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every call that reached the test AWS, in order, those that came to nothing included. */
public final class Journal {

    private final List<Entry> entries = new ArrayList<>();

    public synchronized void write(Entry entry) {
        entries.add(entry);
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public List<Entry> of(String operation) {
        return entries().stream()
                .filter(entry -> entry.operation().equals(operation))
                .toList();
    }

    /** The permissions without which something that was done could not have been done. */
    public Set<Need> needs() {
        Set<Need> needs = new LinkedHashSet<>();
        entries().stream().filter(Entry::hadItsEffect).forEach(entry -> needs.addAll(entry.needs()));
        return needs;
    }

    /** What comes next is looked at alone. */
    public synchronized void clear() {
        entries.clear();
    }
}
