/**
 * Looks whether everything that an environment in AWS will need is in place, one class for each subject. It only reads:
 * an architecture test lets this room call nothing of the SDK that could change anything.
 */
package io.jenkins.plugins.eventschedules.aws.audit;
