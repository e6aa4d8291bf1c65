/**
 * The HTTP API and the page's files: the same servlets under Jenkins and on their own.
 *
 * <p>{@link io.jenkins.plugins.eventschedules.web.Routes} is the table of everything that can be asked. Who asks, and
 * what they may, comes from the host by {@link io.jenkins.plugins.eventschedules.web.Authorizer}.
 */
package io.jenkins.plugins.eventschedules.web;
