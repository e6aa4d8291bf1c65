package io.jenkins.plugins.eventschedules.aws.account;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes a call to AWS, and says what went wrong in words that name the action and what it was for. */
public final class Ask {

    private Ask() {}

    /**
     * @param action as a policy names it: {@code ssm:GetDocument}
     * @param resource for a person: {@code the document scale-web}
     */
    public static <T> T aws(String action, String resource, Supplier<T> call) throws MishapException {
        try {
            return call.get();
        } catch (NoCredentialsException e) {
            throw new MishapException(new Mishap(Mishap.Kind.CREDENTIALS, e.getMessage()));
        } catch (SdkException e) {
            throw new MishapException(Explain.of(e, action, resource));
        }
    }
}
