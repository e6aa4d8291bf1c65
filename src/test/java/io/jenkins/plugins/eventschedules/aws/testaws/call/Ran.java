package io.jenkins.plugins.eventschedules.aws.testaws.call;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A line of the provider's own ledger: something that was really begun, once for each token, however often it was asked
 * for.
 *
 * @param phase `preroll` or `postroll`, and for a product its provisioning or its termination
 * @param tags of the run, or of the product that it works on
 * @param ended absent as long as it has not
 */
public record Ran(String id, String phase, Map<String, String> tags, Instant started, Optional<Instant> ended) {}
