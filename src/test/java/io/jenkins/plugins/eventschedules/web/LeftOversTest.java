package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Removal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left over at the provider, by the API. (Who may ask, the matrix of permissions tells.) */
class LeftOversTest {

    private static final String ORPHANS = "/environments/sandbox/orphans";
    private static final String SEEN = "{'event':'" + SampleOrphans.EVENT + "'}";

    @RegisterExtension
    final Api api = new Api();

    private Api.Answer remove(String id, String body) {
        return api.ask("POST", ORPHANS + "/" + id + "/removal")
                .as("maya")
                .json(body)
                .send();
    }

    @Test
    void everythingIsToldOfWhatIsLeft() {
        JsonNode look = api.ask("GET", ORPHANS).as("maya").send().expect(200).body();

        JsonNode product = look.path("orphans").get(0);
        assertThat(product.path("id").asText()).isEqualTo(SampleOrphans.PRODUCT);
        assertThat(product.path("kind").asText()).isEqualTo("product");
        assertThat(product.path("fate").asText()).isEqualTo("ended");
        assertThat(product.path("since").asText()).isEqualTo(World.NOW.toString());
        assertThat(product.path("console").asText()).isEqualTo(SampleOrphans.CONSOLE.toString());
        assertThat(product.path("obstacle").isNull()).isTrue();
        assertThat(look.path("orphans").get(1).path("obstacle").asText()).contains("Another installation");
        assertThat(look.path("bereft").get(0).path("name").asText()).isEqualTo("Cup final");
        assertThat(look.path("gaps")).hasSize(1);
        assertThat(look.path("asOf").asText()).isEqualTo(World.NOW.toString());
    }

    @Test
    void aRemovalIsMadeInTheNameOfWhoAsks() {
        JsonNode begun = remove(SampleOrphans.PRODUCT, SEEN).expect(202).body();

        assertThat(begun.path("state").asText()).isEqualTo("begun");
        assertThat(begun.path("console").asText()).isEqualTo(SampleOrphans.CONSOLE.toString());
        assertThat(api.sandbox.orphans.removed)
                .containsExactly(SampleOrphans.PRODUCT + " of " + SampleOrphans.EVENT + " by maya");
    }

    @Test
    void whatIsGoneIsTold() {
        api.sandbox.orphans.answer = new Removal.Gone("It is terminated.");
        JsonNode gone = remove(SampleOrphans.PRODUCT, SEEN).expect(200).body();
        assertThat(gone.path("state").asText()).isEqualTo("gone");
        assertThat(gone.path("message").asText()).isEqualTo("It is terminated.");
    }

    @Test
    void whatMustNotBeRemovedIsRefused() {
        api.sandbox.orphans.answer = new Removal.Refused("The event is not over.");
        assertThat(remove(SampleOrphans.PRODUCT, SEEN)
                        .expect(409, "not-left-over")
                        .body()
                        .path("detail")
                        .asText())
                .isEqualTo("The event is not over.");
    }

    @Test
    void whatCannotBeRemovedNowCanBeLater() {
        api.sandbox.orphans.answer = new Removal.NotNow("AWS throttles.");
        assertThat(remove(SampleOrphans.PRODUCT, SEEN)
                        .expect(503, "provider-unavailable")
                        .header("Retry-After"))
                .isEqualTo("60");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}|/event", "{'event':'nonsense'}|/event", "{'event':7}|/event", "{'revision':1}|/revision"})
    void whoRemovesSaysWhatTheySaw(String body, String pointer) {
        assertThat(remove(SampleOrphans.PRODUCT, body).expect(422, "invalid").pointers())
                .contains(pointer);
        assertThat(api.sandbox.orphans.removed).isEmpty();
    }
}
