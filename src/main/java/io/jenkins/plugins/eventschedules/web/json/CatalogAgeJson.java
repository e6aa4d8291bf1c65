package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import java.time.Instant;
import java.util.List;

/** How old a catalog is, and what is missing in it. */
public record CatalogAgeJson(Instant asOf, List<String> gaps) {

    public static CatalogAgeJson of(Catalog.Listing listing) {
        return new CatalogAgeJson(listing.asOf(), listing.gaps());
    }
}
