package io.jenkins.plugins.eventschedules.jenkins.page;

import hudson.security.csrf.CrumbIssuer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import jenkins.model.Jenkins;

/**
 * Against forged changes. Jenkins' own filter asks for a crumb on POST alone, as if only POST could change something;
 * the API changes with PATCH and DELETE, too. As there, a request that brings an API token needs none: no browser
 * sends one by itself (https://www.jenkins.io/doc/book/security/csrf-protection/).
 */
final class Crumbs {

    private static final Set<String> OTHERS_BUSINESS = Set.of("GET", "HEAD", "OPTIONS", "POST");

    /** Set by Jenkins on a request that an API token has authenticated. */
    private static final String BY_API_TOKEN = "jenkins.security.BasicHeaderApiTokenAuthenticator";

    private Crumbs() {}

    static boolean areInOrder(HttpServletRequest request) {
        CrumbIssuer issuer = Jenkins.get().getCrumbIssuer();
        if (issuer == null
                || OTHERS_BUSINESS.contains(request.getMethod())
                || Boolean.TRUE.equals(request.getAttribute(BY_API_TOKEN))) {
            return true;
        }
        String crumb = request.getHeader(issuer.getCrumbRequestField());
        return crumb != null
                && issuer.validateCrumb(request, issuer.getDescriptor().getCrumbSalt(), crumb);
    }
}
