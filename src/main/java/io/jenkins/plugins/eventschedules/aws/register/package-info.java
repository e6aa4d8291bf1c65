/**
 * Prepares documents and products for events: a plan of what has to be changed in the account, its application once a
 * person confirmed it, and the way back. It works with an administrator's rights, which no environment needs.
 */
package io.jenkins.plugins.eventschedules.aws.register;
