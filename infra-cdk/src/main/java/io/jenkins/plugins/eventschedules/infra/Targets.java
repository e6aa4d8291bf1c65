package io.jenkins.plugins.eventschedules.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.iam.IManagedPolicy;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.servicecatalog.CloudFormationProduct;
import software.amazon.awscdk.services.servicecatalog.CloudFormationProductVersion;
import software.amazon.awscdk.services.servicecatalog.CloudFormationTemplate;
import software.amazon.awscdk.services.servicecatalog.Portfolio;
import software.amazon.awscdk.services.ssm.CfnDocument;

/** The roles that targets work with, and the sample documents and products: the files that the sandbox runs, too. */
final class Targets {

    private static final Path DOCUMENTS = Path.of("..", "ssm-documents");
    private static final Path PRODUCTS = Path.of("products");

    private final Stack stack;
    private final Settings settings;
    private final IManagedPolicy boundary;

    Targets(Stack stack, Settings settings) {
        this.stack = stack;
        this.settings = settings;
        this.boundary = boundary();
    }

    /** The role that documents work with, unless the settings name one. It is fixed here, not by who plans events. */
    String automationRole() {
        return settings.automationRoleArn().orElseGet(() -> {
            Role role = Role.Builder.create(stack, "AutomationRole")
                    .roleName(settings.name() + "-automation")
                    .assumedBy(new ServicePrincipal("ssm.amazonaws.com"))
                    .permissionsBoundary(boundary)
                    .build();
            role.addToPrincipalPolicy(Allow.on(
                    List.of(arn("ssm", "parameter/event-schedules/baseline/*")),
                    "ssm:PutParameter",
                    "ssm:GetParameter",
                    "ssm:DeleteParameters"));
            return role.getRoleArn();
        });
    }

    void documents() {
        for (String name : TargetRights.SAMPLE_DOCUMENTS) {
            CfnDocument.Builder.create(stack, "Document-" + name)
                    .name(name)
                    .documentType("Automation")
                    // CloudFormation takes documents as structures, not as texts.
                    .documentFormat("JSON")
                    .content(structure(DOCUMENTS.resolve(name + ".yaml")))
                    .updateMethod("NewVersion")
                    .tags(List.of(CfnTag.builder()
                            .key(settings.tagKey())
                            .value(settings.tagValue())
                            .build()))
                    .build();
        }
    }

    /** @param user who provisions: the role of the state machine */
    void products(IRole user) {
        Portfolio portfolio = Portfolio.Builder.create(stack, "Portfolio")
                .displayName(settings.name())
                .providerName("DevOps")
                .description("What events may provision")
                .build();
        portfolio.giveAccessToRole(user);
        for (String name : List.of("event-cache", "waiting-room")) {
            CloudFormationProduct product = CloudFormationProduct.Builder.create(stack, "Product-" + name)
                    .productName(name)
                    .owner("DevOps")
                    .productVersions(List.of(CloudFormationProductVersion.builder()
                            .productVersionName("1")
                            .cloudFormationTemplate(CloudFormationTemplate.fromAsset(
                                    PRODUCTS.resolve(name + ".yaml").toString()))
                            .build()))
                    .build();
            Tags.of(product).add(settings.tagKey(), settings.tagValue());
            portfolio.addProduct(product);
            portfolio.setLocalLaunchRole(product, launchRole(name));
        }
    }

    private Role launchRole(String product) {
        Role role = Role.Builder.create(stack, "LaunchRole-" + product)
                .roleName(settings.name() + "-launch-" + product)
                .assumedBy(new ServicePrincipal("servicecatalog.amazonaws.com"))
                .permissionsBoundary(boundary)
                .build();
        role.addToPrincipalPolicy(Allow.on(
                List.of(arn("cloudformation", "stack/SC-*")),
                "cloudformation:CreateStack",
                "cloudformation:DeleteStack",
                "cloudformation:DescribeStacks",
                "cloudformation:DescribeStackEvents",
                "cloudformation:SetStackPolicy",
                "cloudformation:UpdateStack"));
        role.addToPrincipalPolicy(
                Allow.on(List.of("*"), "cloudformation:GetTemplateSummary", "cloudformation:ValidateTemplate"));
        role.addToPrincipalPolicy(Allow.on(
                List.of("arn:" + stack.getPartition() + ":s3:::*"),
                Map.of("StringEquals", Map.of("s3:ExistingObjectTag/servicecatalog:provisioning", "true")),
                "s3:GetObject"));
        (product.equals("event-cache") ? cache() : waitingRoom()).forEach(role::addToPrincipalPolicy);
        return role;
    }

    private List<PolicyStatement> cache() {
        return List.of(
                Allow.on(
                        List.of(
                                arn("elasticache", "replicationgroup:*"),
                                arn("elasticache", "subnetgroup:*"),
                                arn("elasticache", "parametergroup:*")),
                        "elasticache:CreateReplicationGroup",
                        "elasticache:DeleteReplicationGroup",
                        "elasticache:DescribeReplicationGroups",
                        "elasticache:CreateCacheSubnetGroup",
                        "elasticache:DeleteCacheSubnetGroup",
                        "elasticache:DescribeCacheSubnetGroups",
                        "elasticache:CreateCacheParameterGroup",
                        "elasticache:ModifyCacheParameterGroup",
                        "elasticache:DeleteCacheParameterGroup",
                        "elasticache:DescribeCacheParameterGroups",
                        "elasticache:AddTagsToResource"),
                Allow.on(
                        List.of(arn("ec2", "security-group/*"), arn("ec2", "vpc/*")),
                        "ec2:CreateSecurityGroup",
                        "ec2:DeleteSecurityGroup",
                        "ec2:AuthorizeSecurityGroupIngress",
                        "ec2:RevokeSecurityGroupIngress",
                        "ec2:RevokeSecurityGroupEgress",
                        "ec2:AuthorizeSecurityGroupEgress",
                        "ec2:CreateTags"),
                Allow.on(
                        List.of("*"),
                        "ec2:DescribeSecurityGroups",
                        "ec2:DescribeSubnets",
                        "ec2:DescribeVpcs",
                        "elasticache:DescribeCacheClusters"),
                alarms());
    }

    private List<PolicyStatement> waitingRoom() {
        return List.of(
                Allow.on(
                        List.of(arn("dynamodb", "table/SC-*")),
                        "dynamodb:CreateTable",
                        "dynamodb:DeleteTable",
                        "dynamodb:DescribeTable",
                        "dynamodb:UpdateTimeToLive",
                        "dynamodb:TagResource"),
                Allow.on(
                        List.of("arn:" + stack.getPartition() + ":apigateway:" + stack.getRegion() + "::/*"),
                        "apigateway:DELETE",
                        "apigateway:GET",
                        "apigateway:PATCH",
                        "apigateway:POST",
                        "apigateway:PUT"),
                Allow.on(
                        List.of(arn("scheduler", "schedule/*/SC-*")),
                        "scheduler:CreateSchedule",
                        "scheduler:DeleteSchedule",
                        "scheduler:GetSchedule"),
                Allow.on(
                        List.of("arn:" + stack.getPartition() + ":iam::" + stack.getAccount() + ":role/SC-*"),
                        "iam:CreateRole",
                        "iam:DeleteRole",
                        "iam:GetRole",
                        "iam:PutRolePolicy",
                        "iam:DeleteRolePolicy",
                        "iam:PassRole"));
    }

    private PolicyStatement alarms() {
        return Allow.on(
                List.of(arn("cloudwatch", "alarm:SC-*")),
                "cloudwatch:PutMetricAlarm",
                "cloudwatch:DeleteAlarms",
                "cloudwatch:DescribeAlarms");
    }

    /** What the roles of targets can have at most, whatever somebody adds to their policies later. */
    private IManagedPolicy boundary() {
        PolicyStatement most = Allow.on(
                List.of("*"),
                "apigateway:*",
                "application-autoscaling:*",
                "autoscaling:*",
                "cloudformation:*",
                "cloudwatch:*",
                "dynamodb:*",
                "ec2:*SecurityGroup*",
                "ec2:CreateTags",
                "ec2:Describe*",
                "ecs:*",
                "elasticache:*",
                "iam:CreateRole",
                "iam:DeleteRole",
                "iam:DeleteRolePolicy",
                "iam:GetRole",
                "iam:PassRole",
                "iam:PutRolePolicy",
                "lambda:*",
                "rds:*",
                "s3:GetObject",
                "scheduler:*",
                "ssm:DeleteParameters",
                "ssm:GetParameter",
                "ssm:PutParameter");
        PolicyStatement never = PolicyStatement.Builder.create()
                .effect(software.amazon.awscdk.services.iam.Effect.DENY)
                .actions(List.of("iam:*"))
                .notResources(List.of("arn:" + stack.getPartition() + ":iam::" + stack.getAccount() + ":role/SC-*"))
                .build();
        return ManagedPolicy.Builder.create(stack, "Boundary")
                .managedPolicyName(settings.name() + "-boundary")
                .description("What the roles of documents and products of Event Schedules can have at most")
                .statements(List.of(most, never))
                .build();
    }

    private String arn(String service, String resource) {
        return "arn:" + stack.getPartition() + ":" + service + ":" + stack.getRegion() + ":" + stack.getAccount() + ":"
                + resource;
    }

    private static Map<String, Object> structure(Path file) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read; run the app in the folder infra-cdk", e);
        }
    }
}
