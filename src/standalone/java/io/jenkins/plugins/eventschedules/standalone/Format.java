package io.jenkins.plugins.eventschedules.standalone;

/** How a command answers. */
enum Format {
    TEXT,
    JSON
}
