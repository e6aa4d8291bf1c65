/**
 * What events left in an account: products, resources of documents, runs and dead man's switches that carry our marks and
 * belong to no event that is going on.
 */
package io.jenkins.plugins.eventschedules.aws.orphan;
