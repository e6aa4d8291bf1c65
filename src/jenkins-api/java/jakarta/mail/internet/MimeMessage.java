package jakarta.mail.internet;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;

public class MimeMessage extends Message {

    private MimeMessage() {}

    @Override
    public Address[] getAllRecipients() throws MessagingException {
        throw new UnsupportedOperationException();
    }
}
