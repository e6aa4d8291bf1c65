/**
 * Tells people and programs what becomes of events: {@link io.jenkins.plugins.eventschedules.notification.Notifier}
 * reads the chronicle and tells each receiver in order, at least once. Nobody is told anything they did not ask for.
 */
package io.jenkins.plugins.eventschedules.notification;
