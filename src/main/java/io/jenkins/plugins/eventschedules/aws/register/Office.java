package io.jenkins.plugins.eventschedules.aws.register;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.servicecatalog.ServiceCatalogClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The clients with which an administrator works, and as whom. */
final class Office implements AutoCloseable {

    private final Clients clients;
    private final IamClient iam;
    private final Consumer<AwsRequestOverrideConfiguration.Builder> session;

    Office(Clients clients) {
        this.clients = clients;
        this.iam = clients.more(IamClient.builder(), "register");
        this.session = clients.sessions().as("register");
    }

    Clients clients() {
        return clients;
    }

    SsmClient ssm() {
        return clients.ssm();
    }

    ServiceCatalogClient catalog() {
        return clients.serviceCatalog();
    }

    IamClient iam() {
        return iam;
    }

    Consumer<AwsRequestOverrideConfiguration.Builder> session() {
        return session;
    }

    /** Makes a call that looks for one thing. @return empty when that is not there */
    <T> Optional<T> find(String action, String resource, Supplier<T> call) throws MishapException {
        try {
            return Optional.of(Ask.aws(action, resource, call));
        } catch (MishapException e) {
            if (e.kind() == Kind.GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        iam.close();
        clients.close();
    }
}
