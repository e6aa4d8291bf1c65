package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Secrets as a state machine can have them: nobody can give it a value that must not stand in its input, so a parameter
 * holds a reference, which the target itself resolves in AWS. Whether there is such a secret, and whether the target may
 * read it, only AWS can tell.
 *
 * <p>The name of an SSM parameter must be a full one: {@code /shop/db}. A single word could be the secret itself.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html">Dynamic
 *     references</a>
 */
public final class References implements Secrets {

    /** Limits of Secrets Manager (512 characters), of SSM (15 levels, 1,011 characters), and room around them. */
    private static final Pattern REFERENCE = Pattern.compile(
            "arn:aws[a-z-]{0,20}:secretsmanager:[a-z0-9-]{1,40}:\\d{12}:secret:[A-Za-z0-9/_+=.@!-]{1,519}"
                    + "|arn:aws[a-z-]{0,20}:ssm:[a-z0-9-]{1,40}:\\d{12}:parameter/[A-Za-z0-9_./-]{1,1011}"
                    + "|(?:/[A-Za-z0-9_.-]{1,1011}){1,15}"
                    + "|\\{\\{resolve:(?:ssm|ssm-secure):[A-Za-z0-9_./:-]{1,1100}\\}\\}"
                    + "|\\{\\{resolve:secretsmanager:[A-Za-z0-9/_+=.@!:-]{1,2048}\\}\\}");

    private static final int LONGEST = 2100;

    @Override
    public boolean exists(String id, String folder) {
        return id.length() <= LONGEST && REFERENCE.matcher(id).matches();
    }

    /** Nobody here ever has the value. */
    @Override
    public Optional<String> reveal(String id, String folder) {
        return Optional.empty();
    }

    @Override
    public Naming naming() {
        return Naming.REFERENCE;
    }
}
