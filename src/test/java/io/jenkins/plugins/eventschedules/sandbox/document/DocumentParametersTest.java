package io.jenkins.plugins.eventschedules.sandbox.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterType;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentParametersTest {

    @ParameterizedTest
    @CsvSource({
        "String, STRING",
        "StringList, STRING_LIST",
        "Boolean, BOOLEAN",
        "Integer, INTEGER",
        "StringMap, STRING_MAP",
        "MapList, MAP_LIST",
        "AWS::EC2::Instance::Id, STRING",
        "AWS::IAM::Role::Arn, STRING",
        "AWS::S3::Bucket::Name, STRING",
        "List<AWS::EC2::Instance::Id>, STRING_LIST"
    })
    void everyTypeOfSystemsManagerIsKnown(String declared, ParameterType type) {
        ParameterSpec spec = parameter("type: " + declared);
        assertThat(spec.type()).isEqualTo(type);
        assertThat(spec.declaredType()).isEqualTo(declared);
        assertThat(spec.required()).isTrue();
        assertThat(spec.label()).isEqualTo("P");
    }

    @Test
    void everyConstraintIsKept() {
        ParameterSpec spec = parameter(
                "type: StringList",
                "description: What it **is**.",
                "allowedValues: [a, bb]",
                "allowedPattern: ^[a-z]+$",
                "minChars: 1",
                "maxChars: 2",
                "minItems: 1",
                "maxItems: 3",
                "default: [a]");
        assertThat(spec.description()).isEqualTo("What it **is**.");
        assertThat(spec.constraints())
                .isEqualTo(new ParameterSpec.Constraints(
                        List.of("a", "bb"),
                        Optional.of("^[a-z]+$"),
                        Optional.of(1),
                        Optional.of(2),
                        Optional.of(1),
                        Optional.of(3),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(spec.defaultValue()).hasValue(ParameterValue.of(List.of("a")));
    }

    @Test
    void switchesAndNumbersAreTexts() {
        assertThat(parameter("type: Boolean", "default: yes", "allowedValues: [true, false]"))
                .satisfies(spec -> {
                    assertThat(spec.defaultValue()).hasValue(ParameterValue.of("true"));
                    assertThat(spec.constraints().allowedValues()).containsExactly("true", "false");
                });
        assertThat(parameter("type: Integer", "default: 3", "allowedValues: [1, 3]"))
                .satisfies(spec -> {
                    assertThat(spec.defaultValue()).hasValue(ParameterValue.of("3"));
                    assertThat(spec.constraints().allowedValues()).containsExactly("1", "3");
                });
    }

    @Test
    void mapsAreTheTextsOfJsonObjects() {
        assertThat(parameter("type: StringMap", "default: {a: '1', b: 2, c: true}")
                        .defaultValue())
                .hasValue(ParameterValue.of("{\"a\":\"1\",\"b\":2,\"c\":true}"));
        assertThat(parameter("type: MapList", "default: [{Key: k, Value: [x, null]}]")
                        .defaultValue())
                .hasValue(ParameterValue.of(List.of("{\"Key\":\"k\",\"Value\":[\"x\",null]}")));
    }

    @Test
    void aDefaultMayBeEmptyButNotMissing() {
        assertThat(parameter("type: String", "default: ''").defaultValue()).hasValue(ParameterValue.of(""));
        assertThat(parameter("type: String", "default:").defaultValue()).isEmpty();
        assertThat(parameter("type: StringList", "default: []").defaultValue()).hasValue(ParameterValue.of(List.of()));
    }

    @Test
    void parametersKeepTheOrderOfTheFile() {
        Reading reading =
                DocumentBlueprint.read("x.yaml", Documents.with("Zebra: {type: String}\n  Apple: {type: String}"));
        assertThat(reading.blueprint().orElseThrow().parameters())
                .extracting(ParameterSpec::name)
                .containsExactly("Zebra", "Apple");
    }

    private static ParameterSpec parameter(String... fields) {
        Reading reading = DocumentBlueprint.read("x.yaml", Documents.with("P:\n    " + String.join("\n    ", fields)));
        assertThat(reading.problems()).isEmpty();
        return reading.blueprint().orElseThrow().parameters().get(0);
    }
}
