package io.jenkins.plugins.eventschedules.bench.contender;

/** As it comes, or as it is best for starts that must not be late. */
public enum Tuning {
    DEFAULT,
    TUNED
}
