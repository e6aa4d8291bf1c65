package io.jenkins.plugins.eventschedules.bench.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that can be measured, by the names of their parts in the documentation. */
public final class Measurements {

    private final Map<String, Measurement> all = new LinkedHashMap<>();

    public Measurements() {
        Databases databases = new Databases();
        all.put("databases", databases);
        all.put("punctuality", new Punctuality(databases));
        all.put("burst", new Burst(databases));
        all.put("creates", new Creates(databases));
        all.put("contention", new Contention());
        all.put("restart", new Restart(databases));
        all.put("api", new ApiCalls());
        all.put("viewers", new Viewers());
        all.put("growth", new Growth());
        all.put("micro", new Micro.Measured());
        all.put("quotas", new Quotas());
        all.put("page", new FirstView());
    }

    public List<String> names() {
        return List.copyOf(all.keySet());
    }

    /** @throws IllegalArgumentException when there is no such measurement */
    public void run(String name, Course course) throws Exception {
        Measurement one = all.get(name);
        if (one == null) {
            throw new IllegalArgumentException("There is no measurement " + name + "; there are " + names() + ".");
        }
        one.run(course);
    }
}
