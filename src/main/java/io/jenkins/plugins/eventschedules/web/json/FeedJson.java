package io.jenkins.plugins.eventschedules.web.json;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A caller's feed.
 *
 * @param url told once, when the feed is made: it holds the token, which is kept nowhere
 * @param createdAt absent when there is none
 */
public record FeedJson(Optional<URI> url, Optional<Instant> createdAt) {}
