package jakarta.mail;

public abstract class Message {

    protected Message() {}

    public Address[] getAllRecipients() throws MessagingException {
        throw new UnsupportedOperationException();
    }
}
