/** What documents and templates have in common once they are read: parameters, and the course of each phase. */
package io.jenkins.plugins.eventschedules.sandbox.blueprint;
