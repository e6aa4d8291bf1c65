package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** A test AWS, and the commands of the host in this process, with the credentials that the machine would have. */
final class TestAccount implements AutoCloseable {

    private static final String KEY = "aws.accessKeyId";
    private static final String SECRET = "aws.secretAccessKey";

    final TestAws aws = TestAws.start(InstantSource.system());

    /** @param exit the code; with what was written to either side */
    record Answer(int exit, String out, String err) {}

    TestAccount() {
        System.setProperty(KEY, TestAws.ACCESS_KEY);
        System.setProperty(SECRET, TestAws.SECRET_KEY);
    }

    /** With the options that lead into the account. */
    Answer run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--aws-region", "eu-west-1", "--aws-endpoint", aws.endpoint().toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = line.execute(all.toArray(String[]::new));
        return new Answer(exit, out.toString(), err.toString());
    }

    @Override
    public void close() {
        System.clearProperty(KEY);
        System.clearProperty(SECRET);
        aws.close();
    }
}
