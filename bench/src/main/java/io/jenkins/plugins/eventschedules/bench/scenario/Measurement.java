package io.jenkins.plugins.eventschedules.bench.scenario;

/** Measures one thing and reports it. */
public interface Measurement {

    void run(Course course) throws Exception;
}
