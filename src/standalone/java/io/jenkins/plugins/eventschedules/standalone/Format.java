package io.jenkins.plugins.eventschedules.standalone;

/** How a command tells what it found; the words of the command line. */
enum Format {
    text,
    json
}
