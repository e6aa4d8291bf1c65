package jakarta.mail;

public class MessagingException extends Exception {

    private static final long serialVersionUID = 1L;
}
