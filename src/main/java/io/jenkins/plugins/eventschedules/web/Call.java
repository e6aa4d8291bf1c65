package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.web.http.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/**
 * A request on its route.
 *
 * @param variables the parts of the path that the route leaves open
 * @param base what precedes the API's paths in URLs of this host
 */
record Call(HttpServletRequest request, Caller caller, Map<String, String> variables, Query query, String base) {

    String variable(String name) {
        return variables.get(name);
    }
}
