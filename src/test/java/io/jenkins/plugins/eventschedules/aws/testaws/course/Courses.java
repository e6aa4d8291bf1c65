package io.jenkins.plugins.eventschedules.aws.testaws.course;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/** How each run goes. */
@FunctionalInterface
public interface Courses {

    /** @param phase what is run: `preroll`, `postroll`, `provision` or `terminate` */
    Course next(String phase, RandomGenerator random);

    /** One after the other; the last one again and again. */
    static Courses inTurn(Course... courses) {
        Deque<Course> turn = new ArrayDeque<>(List.of(courses));
        return (phase, random) -> turn.size() > 1 ? turn.remove() : turn.element();
    }
}
