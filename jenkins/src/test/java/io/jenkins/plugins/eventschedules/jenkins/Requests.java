package io.jenkins.plugins.eventschedules.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URL;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jvnet.hudson.test.JenkinsRule;

/** Requests of people who are logged in, as their browser would send them. */
record Requests(JenkinsRule jenkins) {

    WebResponse get(String user, String path) throws Exception {
        try (JenkinsRule.WebClient client =
                jenkins.createWebClient().withJavaScriptEnabled(false).login(user)) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            return client.getPage(new URL(jenkins.getURL(), path)).getWebResponse();
        }
    }

    JsonNode read(String user, String path) throws Exception {
        return new ObjectMapper().readTree(get(user, path).getContentAsString());
    }

    WebResponse post(String user, String path, String body) throws Exception {
        return send(HttpMethod.POST, user, path, body);
    }

    WebResponse put(String user, String path, String body) throws Exception {
        return send(HttpMethod.PUT, user, path, body);
    }

    private WebResponse send(HttpMethod method, String user, String path, String body) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login(user)) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), method);
            request.setAdditionalHeader("Content-Type", "application/json");
            request.setRequestBody(body);
            request.setAdditionalHeader(
                    jenkins.jenkins.getCrumbIssuer().getCrumbRequestField(),
                    client.executeOnServer(
                            () -> jenkins.jenkins.getCrumbIssuer().getCrumb()));
            return client.getPage(request).getWebResponse();
        }
    }
}
