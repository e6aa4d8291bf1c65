package io.jenkins.plugins.eventschedules.aws.testaws.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request says of its signer. The signature itself is not computed again: a wrong secret is not noticed. */
record Signature(String accessKey, String region, String service, Optional<String> token) {

    private static final Pattern HEADER = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request, ?SignedHeaders=.+, ?Signature=[0-9a-f]{64}");

    static Optional<Signature> of(Arrival arrival) {
        return arrival.header("Authorization")
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .map(found -> new Signature(
                        found.group(1), found.group(2), found.group(3), arrival.header("X-Amz-Security-Token")));
    }
}
