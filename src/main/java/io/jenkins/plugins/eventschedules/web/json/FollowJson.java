package io.jenkins.plugins.eventschedules.web.json;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether somebody follows an event by e-mail.
 *
 * @param available whether this host sends e-mail
 * @param own where the host can write to whoever asks
 * @param address where the e-mails go; absent when they do not follow it
 * @param since when they began to
 */
public record FollowJson(boolean available, Optional<String> own, Optional<String> address, Optional<Instant> since) {}
