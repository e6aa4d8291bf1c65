package io.jenkins.plugins.eventschedules.target.text;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with one file, each fault with its place, for the person who can mend it. */
public final class Faults {

    private static final int MOST = 20;
    private static final int LONGEST = 300;

    private final String file;
    private final List<Fault> found = new ArrayList<>();
    private int more;

    /**
     * One of them.
     *
     * @param line 0 when it is not known
     */
    public record Fault(int line, String what) {}

    public Faults(String file) {
        this.file = file;
    }

    /** @param line 0 when it is not known */
    public void at(int line, String what) {
        if (found.size() == MOST) {
            more++;
            return;
        }
        String text = what.length() > LONGEST ? what.substring(0, LONGEST) + "…" : what;
        found.add(new Fault(line, text));
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** Whether looking further finds no new fault. */
    public boolean noneIn(Runnable look) {
        int before = found.size() + more;
        look.run();
        return found.size() + more == before;
    }

    /** Those that come up in a look. */
    public List<Fault> in(Runnable look) {
        int before = found.size();
        look.run();
        return List.copyOf(found.subList(before, found.size()));
    }

    /** All of them, each with the file and the line before it. */
    public List<String> found() {
        List<String> all = new ArrayList<>();
        found.forEach(
                fault -> all.add(file + (fault.line() > 0 ? ", line " + fault.line() : "") + ": " + fault.what()));
        if (more > 0) {
            all.add(file + ": " + more + " more like these.");
        }
        return all;
    }
}
