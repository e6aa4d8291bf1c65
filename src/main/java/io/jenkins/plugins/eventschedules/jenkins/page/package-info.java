/** The page and its API, at their place in Jenkins. */
package io.jenkins.plugins.eventschedules.jenkins.page;
