package io.jenkins.plugins.eventschedules.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Asked once for every request: the host's users and permissions. Called from any thread. */
public interface Authorizer {

    /** Who asks; empty when nobody may ask anything without logging in first. */
    Optional<Caller> caller(HttpServletRequest request);

    /** How to log in, as the {@code WWW-Authenticate} field says it, for example {@code Basic realm="Jenkins"}. */
    String challenge();
}
