/**
 * Step Functions inside the tests: an interpreter of state machines in the JSONata dialect, on a clock that the test
 * sets. It counts state transitions as AWS bills them, and remembers which states and branches were entered and which
 * calls were made.
 */
package io.jenkins.plugins.eventschedules.aws.states;
