/** Events as calendars, and calendars as drafts: iCalendar, RFC 5545. */
package io.jenkins.plugins.eventschedules.web.calendar;
