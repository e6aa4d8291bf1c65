package jakarta.mail;

public abstract class Transport {

    private Transport() {}

    public static void send(Message message) throws MessagingException {
        throw new UnsupportedOperationException();
    }
}
