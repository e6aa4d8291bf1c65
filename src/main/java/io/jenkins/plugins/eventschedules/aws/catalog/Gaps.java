package io.jenkins.plugins.eventschedules.aws.catalog;

import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import java.util.ArrayList;
import java.util.List;

/**
 * What could not be read. When call after call comes to nothing, the rest is not tried: it would only add to the load
 * of an account that is in trouble, or tell one missing permission five hundred times.
 */
final class Gaps {

    private static final int MOST = 10;
    private static final int HOPELESS = 5;

    private final List<String> found = new ArrayList<>();
    private int more;
    private int inARow;

    void add(String what, MishapException e) {
        inARow++;
        add(what + " could not be read. " + e.getMessage());
    }

    void add(String gap) {
        if (found.size() < MOST) {
            found.add(gap);
        } else {
            more++;
        }
    }

    void read() {
        inARow = 0;
    }

    boolean hopeless() {
        return inARow >= HOPELESS;
    }

    List<String> all() {
        if (more == 0) {
            return List.copyOf(found);
        }
        List<String> all = new ArrayList<>(found);
        all.add(more + " more like these.");
        return all;
    }
}
