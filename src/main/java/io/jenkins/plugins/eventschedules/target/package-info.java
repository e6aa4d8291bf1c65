/**
 * What targets say of themselves: the documents and parameter types that the sandbox and AWS have in common, read from
 * texts that others wrote. Knows no provider.
 */
package io.jenkins.plugins.eventschedules.target;
