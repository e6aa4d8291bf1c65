/** What administrators must hear of, on Jenkins' own pages. */
package io.jenkins.plugins.eventschedules.jenkins.monitor;
