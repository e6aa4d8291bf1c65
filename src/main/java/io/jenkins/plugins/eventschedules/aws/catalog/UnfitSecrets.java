package io.jenkins.plugins.eventschedules.aws.catalog;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterSpec.Constraints;
import java.util.List;

/**
 * Secret parameters that no reference can stand for, because AWS holds the reference itself against the constraints of
 * the target. A pattern is not judged here: only for a value can be told whether it matches.
 */
final class UnfitSecrets {

    /** {@code {{resolve:ssm:x}}}. */
    private static final int SHORTEST_REFERENCE = 17;

    /** CloudFormation itself reads the parameter of that name. */
    private static final String TAKES_A_NAME = "AWS::SSM::Parameter::";

    private UnfitSecrets() {}

    /** @return for each what keeps it from being given, for the owner of the target */
    static List<String> of(List<ParameterSpec> parameters) {
        return parameters.stream()
                .filter(ParameterSpec::noEcho)
                .filter(UnfitSecrets::takesNoReference)
                .map(spec -> "with Step Functions a secret is a reference that AWS resolves, and the constraints of "
                        + spec.name() + " take none.")
                .toList();
    }

    private static boolean takesNoReference(ParameterSpec spec) {
        Constraints constraints = spec.constraints();
        return !spec.declaredType().startsWith(TAKES_A_NAME)
                && (!constraints.allowedValues().isEmpty()
                        || constraints
                                .maxLength()
                                .filter(most -> most < SHORTEST_REFERENCE)
                                .isPresent());
    }
}
