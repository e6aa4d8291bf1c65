/**
 * An environment that needs no account: its catalog reads documents and templates, its provisioner tells how they would
 * run, and both keep every promise of the ports.
 */
package io.jenkins.plugins.eventschedules.sandbox;
