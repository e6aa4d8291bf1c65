package io.jenkins.plugins.eventschedules.aws.product;

import io.jenkins.plugins.eventschedules.aws.account.Arns;
import software.amazon.awssdk.services.servicecatalog.model.Principal;
import software.amazon.awssdk.services.servicecatalog.model.PrincipalType;

/** To whom a portfolio is open. */
public final class PortfolioAccess {

    private PortfolioAccess() {}

    /** @param arn of a role or user */
    public static boolean isFor(String arn, Principal opened) {
        return opened.principalType() == PrincipalType.IAM_PATTERN
                ? Arns.isMeant(opened.principalARN(), arn)
                : opened.principalARN().equals(arn);
    }
}
