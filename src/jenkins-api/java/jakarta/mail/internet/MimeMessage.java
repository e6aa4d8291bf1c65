package jakarta.mail.internet;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;

public class MimeMessage extends Message {

    private MimeMessage() {}

    public void setSubject(String subject, String charset) throws MessagingException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Address[] getAllRecipients() throws MessagingException {
        throw new UnsupportedOperationException();
    }
}
