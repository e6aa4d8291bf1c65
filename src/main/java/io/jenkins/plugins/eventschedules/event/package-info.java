/**
 * What an event is: records and enumerations without any input or output.
 *
 * <p>Nothing here knows a clock, a store or a provider. Values that make no sense cannot be made: constructors throw
 * {@link java.lang.IllegalArgumentException}. What people typed is checked earlier and more kindly, in
 * {@code lifecycle.admission}.
 */
package io.jenkins.plugins.eventschedules.event;
