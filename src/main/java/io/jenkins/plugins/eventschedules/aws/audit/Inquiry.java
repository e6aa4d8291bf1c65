package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Mishap;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.account.Partition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.iam.IamClient;

/** The clients with which one audit asks, and what their calls have told of the rights of whoever asks. */
final class Inquiry implements AutoCloseable {

    private final Clients clients;
    private final IamClient iam;
    private final Consumer<AwsRequestOverrideConfiguration.Builder> session;
    private final Map<String, Boolean> allowed = new HashMap<>();

    Inquiry(Clients clients) {
        this.clients = clients;
        this.iam = clients.more(IamClient.builder(), "audit");
        this.session = clients.sessions().as("audit");
    }

    Clients clients() {
        return clients;
    }

    IamClient iam() {
        return iam;
    }

    /** As whom calls are made. */
    Consumer<AwsRequestOverrideConfiguration.Builder> session() {
        return session;
    }

    /**
     * @param action as a policy names it: {@code ssm:GetDocument}
     * @param resource for a person: {@code the document scale-web}
     */
    <T> T ask(String action, String resource, Supplier<T> call) throws UnseenException {
        try {
            T answer = Ask.aws(action, resource, call);
            allowed.putIfAbsent(action, true);
            return answer;
        } catch (MishapException e) {
            if (e.kind() == Kind.DENIED) {
                allowed.put(action, false);
            }
            throw new UnseenException(e, action);
        } catch (IllegalStateException e) {
            // What the SDK throws when it is interrupted while it assumes a role: it has no type of its own for that.
            if (!Thread.currentThread().isInterrupted() && !(e.getCause() instanceof InterruptedException)) {
                throw e;
            }
            Thread.currentThread().interrupt();
            throw new UnseenException(
                    new MishapException(new Mishap(Kind.UNREACHABLE, "The audit was given up before AWS answered.")),
                    action);
        }
    }

    /** Whether AWS allowed this action whenever the audit itself needed it; empty when it never did. */
    Optional<Boolean> wasAllowed(String action) {
        return Optional.ofNullable(allowed.get(action));
    }

    /** The ARN of something in the environment's region. */
    String arn(String service, String account, String resource) {
        return "arn:" + Partition.of(clients.account().region()).id() + ":" + service + ":"
                + clients.account().region() + ":" + account + ":" + resource;
    }

    @Override
    public void close() {
        iam.close();
    }
}
