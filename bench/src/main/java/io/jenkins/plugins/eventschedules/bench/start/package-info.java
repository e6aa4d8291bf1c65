/** What the plugin costs a Jenkins that starts. It needs a Jenkins, so it is no part of the other measurements. */
package io.jenkins.plugins.eventschedules.bench.start;
