/**
 * The life of an event: what people may command, what the clock and the providers bring about, and what is owed next.
 *
 * <p>{@link io.jenkins.plugins.eventschedules.lifecycle.Lifecycle} is the whole table of transitions and is pure;
 * {@link io.jenkins.plugins.eventschedules.lifecycle.Schedules} puts it to work on a store.
 */
package io.jenkins.plugins.eventschedules.lifecycle;
