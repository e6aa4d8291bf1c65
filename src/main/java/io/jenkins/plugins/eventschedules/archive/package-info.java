/**
 * Where what is long over goes: files of JSON Lines, one for each month, from which nothing here ever reads again. A
 * line is on disk before its event leaves the store.
 */
package io.jenkins.plugins.eventschedules.archive;
