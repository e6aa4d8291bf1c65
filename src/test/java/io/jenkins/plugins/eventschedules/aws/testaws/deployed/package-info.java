/** What a deployment left in an account, as far as an audit asks about it: it is told of, and does nothing. */
package io.jenkins.plugins.eventschedules.aws.testaws.deployed;
