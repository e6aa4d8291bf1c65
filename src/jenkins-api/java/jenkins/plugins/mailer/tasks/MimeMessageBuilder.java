package jenkins.plugins.mailer.tasks;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;

public class MimeMessageBuilder {

    public MimeMessageBuilder() {
        throw new UnsupportedOperationException();
    }

    public MimeMessageBuilder setBody(String body) {
        throw new UnsupportedOperationException();
    }

    public MimeMessageBuilder addRecipients(String recipients) throws UnsupportedEncodingException {
        throw new UnsupportedOperationException();
    }

    public MimeMessage buildMimeMessage() throws MessagingException, UnsupportedEncodingException {
        throw new UnsupportedOperationException();
    }
}
