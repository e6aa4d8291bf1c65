/**
 * The embedded store: one SQLite file for the events of several environments.
 *
 * <p>{@link io.jenkins.plugins.eventschedules.store.SqliteStore} is the way in. {@code Opening} makes or recognises the
 * file, {@code StoreFile} gives out its one connection in turns, {@code SqliteEventStore} is the port; everything else
 * is one table or one query. The tables are in {@code schema-1.sql} beside this package.
 */
package io.jenkins.plugins.eventschedules.store;
