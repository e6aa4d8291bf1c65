package io.jenkins.plugins.eventschedules.sandbox.document;

import static io.jenkins.plugins.eventschedules.sandbox.document.Documents.choose;
import static io.jenkins.plugins.eventschedules.sandbox.document.Documents.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Course;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Leg;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StringEquals: gold           | gold    | taken",
                "StringEquals: gold           | Gold    | missed",
                "EqualsIgnoreCase: gold       | GOLD    | taken",
                "StartsWith: go               | gold    | taken",
                "StartsWith: ol               | gold    | missed",
                "EndsWith: ld                 | gold    | taken",
                "EndsWith: lo                 | gold    | missed",
                "Contains: ol                 | gold    | taken",
                "Contains: x                  | gold    | missed",
                "BooleanEquals: true          | true    | taken",
                "BooleanEquals: true          | false   | missed",
                "NumericEquals: 5             | 5.0     | taken",
                "NumericEquals: 5             | 6       | missed",
                "NumericGreater: 5            | 6       | taken",
                "NumericGreater: 5            | 5       | missed",
                "NumericGreaterOrEquals: 5    | 5       | taken",
                "NumericGreaterOrEquals: 5    | 4       | missed",
                "NumericLesser: 5             | 4       | taken",
                "NumericLesser: 5             | 5       | missed",
                "NumericLesserOrEquals: 5     | 5       | taken",
                "NumericLesserOrEquals: 5     | 6       | missed",
                "NumericGreater: 5            | many    | missed",
                "NumericGreater: 10           | 9       | missed",
            })
    void everyComparisonIsMadeForReal(String comparison, String value, String taken) {
        assertThat(branchOn("{Variable: '{{ P }}', " + comparison + ", NextStep: taken}", value))
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "And: [{Variable: '{{ P }}', Contains: a}, {Variable: '{{ P }}', Contains: b}] | ab | taken",
                "And: [{Variable: '{{ P }}', Contains: a}, {Variable: '{{ P }}', Contains: b}] | a  | missed",
                "Or: [{Variable: '{{ P }}', Contains: a}, {Variable: '{{ P }}', Contains: b}]  | b  | taken",
                "Or: [{Variable: '{{ P }}', Contains: a}, {Variable: '{{ P }}', Contains: b}]  | c  | missed",
                "Not: {Variable: '{{ P }}', Contains: a}                                       | b  | taken",
                "Not: {Variable: '{{ P }}', Contains: a}                                       | a  | missed",
                "Or: [{Not: {Variable: '{{ P }}', Contains: a}}, {And: [{Variable: '{{ P }}', StringEquals: ab}]}] | ab | taken",
            })
    void conditionsCombine(String condition, String value, String taken) {
        assertThat(branchOn("{" + condition + ", NextStep: taken}", value)).isEqualTo(taken);
    }

    @Test
    void aValueCanBeComparedWithAnotherParameter() {
        assertThat(branchOn("{Variable: '{{ P }}', StringEquals: '{{ internalAction }}', NextStep: taken}", "preroll"))
                .isEqualTo("taken");
    }

    @Test
    void withoutADefaultABranchGoesToTheNextStepOrEnds() {
        String choices = "[{NextStep: far, Variable: '{{ P }}', StringEquals: far}]";
        String steps = choose("up", choices, "").replace("    isEnd: true\n", "")
                + step("near", "")
                + step("far", "")
                + step("down", "");
        assertThat(names(course(steps, "near.Count", Map.of()))).containsExactly("choosePhase", "up", "near");
        String ending = choose("up", choices, "") + step("near", "") + step("far", "") + step("down", "");
        assertThat(names(course(ending, "far.Count", Map.of()))).containsExactly("choosePhase", "up");
    }

    @Test
    void stepsFollowInOrderUnlessTheySayOtherwise() {
        String steps = step("up", "nextStep: third")
                + step("second", "")
                + step("third", "onFailure: Abort")
                + step("fourth", "")
                + step("down", "");
        assertThat(names(course(steps, "up.Count", Map.of()))).containsExactly("choosePhase", "up", "third", "fourth");
    }

    @Test
    void outputsOfStepsThatWereNotDoneAreNotThere() {
        String steps = choose("up", "[{NextStep: taken, Variable: '{{ P }}', StringEquals: x}]", "missed")
                + step("taken", "")
                + step("missed", "")
                + step("down", "");
        Reading reading = DocumentBlueprint.read(
                "x.yaml", Documents.withSteps(P, steps, "taken.Count", "missed.Count", "{{ P }}"));
        Course course = reading.blueprint().orElseThrow().course(Phase.PREROLL, Map.of("P", ParameterValue.of("x")));
        assertThat(course.outputs()).containsEntry("P", "x").containsOnlyKeys("P", "taken.Count");
        assertThat(reading.blueprint().orElseThrow().outputs()).containsExactly("taken.Count", "missed.Count", "P");
    }

    @Test
    void anOutputThatABranchWaitsForIsWhatItWaitsFor() {
        String find = "  - name: up\n    action: aws:executeScript\n    outputs:\n"
                + "      - {Name: Next, Selector: $.Payload.Next}\n"
                + "      - {Name: Left, Selector: $.Payload.Left, Type: Integer}\n";
        String steps = find
                + choose("one", "[{NextStep: two, Variable: '{{ up.Next }}', StringEquals: restore}]", "")
                + choose("two", "[{NextStep: three, Variable: '{{ up.Left }}', NumericGreater: 7}]", "")
                + step("three", "")
                + step("down", "");
        assertThat(names(course(steps, "three.Count", Map.of())))
                .containsExactly("choosePhase", "up", "one", "two", "three");
    }

    @Test
    void anOutputNamedLikeAParameterHasItsValue() {
        Course course = course(step("up", "") + step("down", ""), "up.Count", Map.of("Count", ParameterValue.of("12")));
        assertThat(course.outputs()).isEqualTo(Map.of("up.Count", "12"));
    }

    @Test
    void capacityFollowsFromTheAudienceWhereADocumentSaysHowManyOneServes() {
        Course course = course(
                step("up", "") + step("down", ""),
                "up.Count",
                Map.of(
                        "ExpectedAudience", ParameterValue.of("1001"),
                        "UsersPerTask", ParameterValue.of("100")));
        assertThat(course.outputs()).isEqualTo(Map.of("up.Count", "11"));
    }

    @Test
    void aDocumentThatGoesRoundBreaksDownInsteadOfRunningForEver() {
        Course course = course(step("up", "nextStep: choosePhase") + step("down", ""), "up.Count", Map.of());
        assertThat(course.breakdown()).hasValueSatisfying(why -> assertThat(why).contains("goes round"));
        assertThat(course.legs()).hasSizeLessThan(1000);
    }

    private static final String P = "P: {type: String, default: ''}\n  Count: {type: String, default: ''}\n"
            + "  ExpectedAudience: {type: String, default: ''}\n  UsersPerTask: {type: String, default: ''}";

    private static String branchOn(String choice, String value) {
        String steps =
                choose("up", "[" + choice + "]", "missed") + step("taken", "") + step("missed", "") + step("down", "");
        List<String> names = names(course(steps, "taken.Count", Map.of("P", ParameterValue.of(value))));
        return names.get(names.size() - 1);
    }

    private static Course course(String steps, String output, Map<String, ParameterValue> given) {
        Reading reading = DocumentBlueprint.read("x.yaml", Documents.withSteps(P, steps, output));
        assertThat(reading.problems()).isEmpty();
        return reading.blueprint().orElseThrow().course(Phase.PREROLL, given);
    }

    private static List<String> names(Course course) {
        return course.legs().stream().map(Leg::name).toList();
    }
}
