/** Everything that touches Jenkins. No other room knows one of its types. */
package io.jenkins.plugins.eventschedules.jenkins;
