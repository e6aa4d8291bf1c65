/** How many faults are provoked, what is counted, and where it is written: the same for every fault run. */
package io.jenkins.plugins.eventschedules.faults;
