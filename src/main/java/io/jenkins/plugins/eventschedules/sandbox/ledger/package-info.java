/** What the simulated provider remembers over restarts and crashes. */
package io.jenkins.plugins.eventschedules.sandbox.ledger;
