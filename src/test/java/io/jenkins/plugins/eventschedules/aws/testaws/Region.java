package io.jenkins.plugins.eventschedules.aws.testaws;

import io.jenkins.plugins.eventschedules.aws.testaws.ssm.Ssm;

/** The services of one account in one region. */
public record Region(Ssm ssm) {}
