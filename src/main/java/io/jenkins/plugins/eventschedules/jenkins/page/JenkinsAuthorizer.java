package io.jenkins.plugins.eventschedules.jenkins.page;

import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.web.Authorizer;
import io.jenkins.plugins.eventschedules.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Whoever Jenkins' own filters have found out to be asking. */
final class JenkinsAuthorizer implements Authorizer {

    @Override
    public Optional<Caller> caller(HttpServletRequest request) {
        return Optional.of(new JenkinsCaller(Jenkins.getAuthentication2(), House.get()));
    }

    @Override
    public String challenge() {
        return "Basic realm=\"Jenkins\"";
    }
}
