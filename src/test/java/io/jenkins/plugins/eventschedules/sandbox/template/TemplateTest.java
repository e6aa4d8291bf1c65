package io.jenkins.plugins.eventschedules.sandbox.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterType;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Blueprint;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Course;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Leg;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Reading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    @ParameterizedTest
    @CsvSource({
        "String, STRING",
        "Number, NUMBER",
        "CommaDelimitedList, STRING_LIST",
        "List<Number>, STRING_LIST",
        "AWS::EC2::VPC::Id, STRING",
        "AWS::Route53::HostedZone::Id, STRING",
        "List<AWS::EC2::Subnet::Id>, STRING_LIST",
        "AWS::SSM::Parameter::Name, STRING",
        "AWS::SSM::Parameter::Value<String>, STRING",
        "AWS::SSM::Parameter::Value<List<String>>, STRING",
        "AWS::SSM::Parameter::Value<CommaDelimitedList>, STRING",
        "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>, STRING",
        "AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>, STRING"
    })
    void everyTypeOfCloudFormationIsKnown(String declared, ParameterType type) {
        ParameterSpec spec = parameter("Type: " + declared);
        assertThat(spec.type()).isEqualTo(type);
        assertThat(spec.declaredType()).isEqualTo(declared);
    }

    @Test
    void everyConstraintIsKept() {
        ParameterSpec spec = parameter(
                "Type: String",
                "AllowedValues: [a, 2, true]",
                "AllowedPattern: ^[a-z0-9]+$",
                "MinLength: 1",
                "MaxLength: '4'",
                "ConstraintDescription: One of them.",
                "Default: 2");
        assertThat(spec.constraints())
                .isEqualTo(new ParameterSpec.Constraints(
                        List.of("a", "2", "true"),
                        Optional.of("^[a-z0-9]+$"),
                        Optional.of(1),
                        Optional.of(4),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(spec.constraintDescription()).hasValue("One of them.");
        assertThat(spec.defaultValue()).hasValue(ParameterValue.of("2"));
        assertThat(parameter("Type: Number", "MinValue: -1.5", "MaxValue: '70'").constraints())
                .satisfies(bounds -> {
                    assertThat(bounds.minValue()).hasValue(new BigDecimal("-1.5"));
                    assertThat(bounds.maxValue()).hasValue(new BigDecimal("70"));
                });
    }

    @Test
    void aListHasItsDefaultAsAList() {
        assertThat(parameter("Type: CommaDelimitedList", "Default: 'a, b'").defaultValue())
                .hasValue(ParameterValue.of(List.of("a", "b")));
        assertThat(parameter("Type: CommaDelimitedList", "Default: ''").defaultValue())
                .hasValue(ParameterValue.of(List.of()));
    }

    @Test
    void aSecretTakesTheIdOfOneAndShowsNoDefault() {
        ParameterSpec spec = parameter("Type: String", "NoEcho: true", "Default: hunter2", "MinLength: 30");
        assertThat(spec.noEcho()).isTrue();
        assertThat(spec.required()).isTrue();
        assertThat(spec.toString()).doesNotContain("hunter2");
    }

    @Test
    void labelsAndOrderAreThoseOfTheInterface() {
        Blueprint template = template("Parameters:\n  A: {Type: String}\n  B: {Type: String}\n  C: {Type: String}\n"
                + "Metadata:\n  AWS::CloudFormation::Interface:\n"
                + "    ParameterGroups: [{Label: {default: Main}, Parameters: [C, Gone, A]}]\n"
                + "    ParameterLabels: {A: {default: The first}, B: {default: ''}}\n" + RESOURCE);
        assertThat(template.parameters()).extracting(ParameterSpec::name).containsExactly("C", "A", "B");
        assertThat(template.parameters()).extracting(ParameterSpec::label).containsExactly("C", "The first", "B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Ref Name                                      | cup",
                "!Ref Names                                     | a,b",
                "!Sub '${Name}-x'                               | cup-x",
                "!Sub '${!Name}-x'                              | ${Name}-x",
                "!Sub ['${Other}${Name}', {Other: !Ref Name}]   | cupcup",
                "!Sub '${AWS::Region}/${Queue}'                 | eu-west-1/sandbox-queue",
                "!Join ['-', [a, !Ref Name]]                    | a-cup",
                "!Join ['-', !Ref Names]                        | a-b",
                "!Select [1, !Ref Names]                        | b",
                "!Select [0, !Split ['/', 'x/y']]               | x",
                "!Select [9, !Ref Names]                        | (not simulated)",
                "!FindInMap [Sizes, cup, Count]                 | 7",
                "!FindInMap [Sizes, !Ref Name, Count]           | 7",
                "!FindInMap [Sizes, plate, Count]               | (not simulated)",
                "!If [IsCup, x, y]                              | x",
                "!If [IsPlate, x, y]                            | y",
                "!If [Both, x, y]                               | y",
                "!If [Either, x, y]                             | x",
                "!GetAtt Queue.Arn                              | arn:aws:sqs:eu-west-1:000000000000:Queue",
                "{'Fn::GetAtt': [Queue, QueueName]}             | sandbox-queue-queuename",
                "{'Fn::GetAtt': Queue.Arn}                      | arn:aws:sqs:eu-west-1:000000000000:Queue",
                "!ImportValue x                                 | (not simulated)",
                "!Sub 'https://${Queue.DomainName}/'            | https://queue.sandbox.invalid/",
                "plain                                          | plain",
            })
    void intrinsicFunctionsAreResolvedAsFarAsThatGoes(String value, String expected) {
        Blueprint template = template("Parameters:\n  Name: {Type: String}\n  Names: {Type: CommaDelimitedList}\n"
                + "Mappings:\n  Sizes:\n    cup: {Count: 7}\n"
                + "Conditions:\n  IsCup: !Equals [!Ref Name, cup]\n  IsPlate: !Not [!Condition IsCup]\n"
                + "  Both: !And [!Condition IsCup, !Condition IsPlate]\n"
                + "  Either: !Or [!Condition IsCup, !Condition IsPlate]\n"
                + RESOURCE + "Outputs:\n  Out:\n    Value: " + value + "\n");
        Map<String, ParameterValue> given =
                Map.of("Name", ParameterValue.of("cup"), "Names", ParameterValue.of(List.of("a", "b")));
        assertThat(template.course(Phase.PREROLL, given).outputs()).containsEntry("Out", expected);
    }

    @Test
    void anOutputOfASecretIsStars() {
        Blueprint template = template("Parameters:\n  Password: {Type: String, NoEcho: true}\n" + RESOURCE
                + "Outputs:\n  Out: {Value: !Sub 'https://me:${Password}@x'}\n");
        Course course = template.course(Phase.PREROLL, Map.of("Password", ParameterValue.of("the-id")));
        assertThat(course.outputs()).containsEntry("Out", "https://me:****@x");
    }

    @Test
    void resourcesComeAfterWhatTheyNeedAndGoBeforeIt() {
        Blueprint template = template("Resources:\n"
                + "  Last: {Type: 'A::B', DependsOn: [Third]}\n"
                + "  Third: {Type: 'A::B', Properties: {X: [!Sub '${Second}']}}\n"
                + "  Second: {Type: 'A::B', Properties: {X: !GetAtt First.Arn}}\n"
                + "  First: {Type: 'A::B', Properties: {Self: !Ref First}}\n");
        assertThat(names(template.course(Phase.PREROLL, Map.of()))).containsExactly("First", "Second", "Third", "Last");
        assertThat(names(template.course(Phase.POSTROLL, Map.of())))
                .containsExactly("Last", "Third", "Second", "First");
    }

    @Test
    void whatHasAConditionComesOnlyWhenItHolds() {
        Blueprint template = template("Parameters:\n  Size: {Type: Number, Default: 1}\n"
                + "Conditions:\n  Large: !Not [!Equals [!Ref Size, 1]]\n"
                + "Resources:\n  A: {Type: 'A::B'}\n  B: {Type: 'A::B', Condition: Large}\n"
                + "Outputs:\n  Out: {Value: x, Condition: Large}\n");
        assertThat(names(template.course(Phase.PREROLL, Map.of()))).containsExactly("A");
        assertThat(template.course(Phase.PREROLL, Map.of()).outputs()).isEmpty();
        Map<String, ParameterValue> large = Map.of("Size", ParameterValue.of("2"));
        assertThat(names(template.course(Phase.POSTROLL, large))).containsExactly("B", "A");
        assertThat(template.course(Phase.PREROLL, large).outputs()).containsEntry("Out", "x");
    }

    @Test
    void policiesOfIamAreNotConditionsOfTheTemplate() {
        assertThat(ReadTemplate.of(
                                "x.yaml",
                                "Resources:\n  R:\n    Type: A::B\n    Properties:\n      Statement:\n"
                                        + "        - Condition:\n            StringEquals: {a: b}\n")
                        .problems())
                .isEmpty();
    }

    private static final String RESOURCE = "Resources:\n  Queue: {Type: 'AWS::SQS::Queue'}\n";

    private static ParameterSpec parameter(String... fields) {
        return template("Parameters:\n  P:\n    " + String.join("\n    ", fields) + "\n" + RESOURCE)
                .parameters()
                .get(0);
    }

    private static Blueprint template(String text) {
        Reading reading = ReadTemplate.of("x.yaml", text);
        assertThat(reading.problems()).isEmpty();
        return reading.blueprint().orElseThrow();
    }

    private static List<String> names(Course course) {
        return course.legs().stream().map(Leg::name).toList();
    }
}
