package io.jenkins.plugins.eventschedules.aws;

/** CloudFormation templates for tests. */
final class Templates {

    private Templates() {}

    /** A product with one parameter, which has a default, and one output. */
    static final String SMALL =
            """
            AWSTemplateFormatVersion: '2010-09-09'
            Description: The smallest product there is
            Parameters:
              Size: {Type: Number, Default: '3', MinValue: 1, MaxValue: 9}
            Resources:
              Topic: {Type: 'AWS::SNS::Topic'}
            Outputs:
              Endpoint: {Value: !Sub 'https://${Size}.example.com', Description: Where it is}
            """;

    /** A product with every kind of constraint, a list, a label and a secret. */
    static final String FULL =
            """
            AWSTemplateFormatVersion: '2010-09-09'
            Description: A product with everything
            Metadata:
              AWS::CloudFormation::Interface:
                ParameterGroups:
                  - Parameters: [Password, Name]
                ParameterLabels:
                  Password: {default: The password}
            Parameters:
              Name: {Type: String, AllowedPattern: '^[a-z]+$', MinLength: 2, MaxLength: 5, ConstraintDescription: Small letters.}
              Size: {Type: Number, Default: '3', MinValue: 1, MaxValue: 9}
              Tier: {Type: String, Default: gold, AllowedValues: [gold, silver], Description: How good it is}
              Zones: {Type: CommaDelimitedList, Default: 'a, b'}
              Password: {Type: String, NoEcho: true, MinLength: 8}
            Resources:
              Topic: {Type: 'AWS::SNS::Topic'}
            Outputs:
              Endpoint: {Value: !Sub 'https://${Name}.example.com'}
            """;
}
