package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.web.http.BodyReader;
import io.jenkins.plugins.eventschedules.web.http.Kind;
import io.jenkins.plugins.eventschedules.web.http.MediaTypes;
import io.jenkins.plugins.eventschedules.web.http.ProblemException;
import io.jenkins.plugins.eventschedules.web.http.Query;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.CatalogAgeJson;
import io.jenkins.plugins.eventschedules.web.json.CatalogJson;
import io.jenkins.plugins.eventschedules.web.json.EnvironmentJson;
import io.jenkins.plugins.eventschedules.web.json.Json;
import io.jenkins.plugins.eventschedules.web.json.NoFields;
import io.jenkins.plugins.eventschedules.web.json.ParametersJson;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** What there is to schedule in, and what can be scheduled there. */
final class ReadEnvironments {

    static final Set<String> TARGET = Set.of("type", "name", "version");

    private static final int LONGEST_NAME = 255;

    private final Gate gate;
    private final Keeping keeping;
    private final InstantSource clock;

    ReadEnvironments(Gate gate, Keeping keeping, InstantSource clock) {
        this.gate = gate;
        this.keeping = keeping;
        this.clock = clock;
    }

    Reply all(Call call) {
        return Reply.read(
                call.request(),
                Json.bytes(new EnvironmentJson.All(
                        gate.all(call).stream().map(this::shown).toList())));
    }

    Reply one(Call call, Access access) {
        return Reply.read(call.request(), Json.bytes(shown(access)));
    }

    Reply catalog(Call call, Access access) {
        return Reply.read(
                call.request(),
                Json.bytes(CatalogJson.of(access.environment().catalog().listing())));
    }

    /** Answers with the age of the list before. */
    Reply refresh(Call call, Access access) throws IOException {
        NoFields.require(BodyReader.read(call.request(), MediaTypes.JSON));
        Catalog catalog = access.environment().catalog();
        catalog.refresh();
        return Reply.accepted(Json.bytes(CatalogAgeJson.of(catalog.listing())));
    }

    Reply parameters(Call call, Access access) {
        Query query = call.query();
        CatalogTarget target = query.word("type", EventQueries.TARGET_TYPES)
                .flatMap(type -> query.text("name", LONGEST_NAME)
                        .map(name -> access.environment().catalog().find(type, name)))
                .orElseThrow(() -> Query.bad("Say of which target, by the parameters type and name."))
                .orElseThrow(ReadEnvironments::noSuchTarget);
        CatalogTarget.Version version = query.text("version", LONGEST_NAME)
                .map(target::version)
                .orElseGet(() -> usual(target))
                .orElseThrow(ReadEnvironments::noSuchTarget);
        return Reply.read(call.request(), Json.bytes(ParametersJson.of(version.parameters())));
    }

    private static Optional<CatalogTarget.Version> usual(CatalogTarget target) {
        return target.versions().stream()
                .filter(CatalogTarget.Version::isDefault)
                .findFirst();
    }

    private EnvironmentJson shown(Access access) {
        return EnvironmentJson.of(
                access.environment(),
                access.abilities(),
                access.schedulable(),
                keeping.keptFor(access.environment().name()),
                clock.instant());
    }

    private static ProblemException noSuchTarget() {
        return new ProblemException(Kind.NOT_FOUND, "The catalog has no such target or version.");
    }
}
