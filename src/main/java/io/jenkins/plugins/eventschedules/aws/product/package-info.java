/** Phases as provisioning and terminating a Service Catalog product. */
package io.jenkins.plugins.eventschedules.aws.product;
