package io.jenkins.plugins.eventschedules.aws.catalog;

import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The targets of an account, as the latest reading found them. What could not be read is told as a gap, and what an
 * earlier reading knew of it stays.
 */
public final class AwsCatalog implements Catalog {

    private final ReadDocuments readDocuments;
    private final ReadProducts readProducts;
    private final InstantSource clock;
    private final Runnable wish;
    private Part documents = Part.NOTHING;
    private Part products = Part.NOTHING;
    private volatile Listing listing;

    /**
     * @param roleIsGiven whether the environment brings the role with which documents work
     * @param starter what the targets have to be fit for
     * @param wish somebody wants a fresh reading soon
     */
    public AwsCatalog(
            Clients clients, CatalogTag tag, boolean roleIsGiven, Starter starter, InstantSource clock, Runnable wish) {
        this.readDocuments = new ReadDocuments(new Library(clients), tag, roleIsGiven);
        this.readProducts = new ReadProducts(new Shop(clients), tag, starter);
        this.clock = clock;
        this.wish = wish;
        this.listing =
                new Listing(List.of(), clock.instant(), List.of("The account is being read for the first time."));
    }

    @Override
    public Listing listing() {
        return listing;
    }

    @Override
    public void refresh() {
        wish.run();
    }

    /** Reads the account anew, which takes a while. @return whether nothing is missing */
    public synchronized boolean read() {
        documents = readDocuments.read(documents);
        products = readProducts.read(products);
        listing = new Listing(
                joined(documents.targets(), products.targets()),
                clock.instant(),
                Stream.concat(documents.gaps().stream(), products.gaps().stream())
                        .toList());
        return listing.gaps().isEmpty();
    }

    private static List<CatalogTarget> joined(List<CatalogTarget> some, List<CatalogTarget> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
