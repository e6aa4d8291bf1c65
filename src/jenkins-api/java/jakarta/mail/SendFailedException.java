package jakarta.mail;

public class SendFailedException extends MessagingException {

    private static final long serialVersionUID = 1L;

    public Address[] getInvalidAddresses() {
        throw new UnsupportedOperationException();
    }
}
