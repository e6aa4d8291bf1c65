package io.jenkins.plugins.eventschedules.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/** What a host adds so that calendars can read feeds, which cannot log in. */
public interface Subscriptions {

    /** A person as they are now, with what they may do now; empty when the host knows nobody of this id any more. */
    Optional<Caller> person(String id);

    /** Where {@link FeedServlet} is for others, ending with a slash. */
    URI feeds(HttpServletRequest request);

    /** Where the page is for others, ending with a slash. */
    URI page(HttpServletRequest request);
}
