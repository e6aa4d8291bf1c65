package jakarta.mail;

public abstract class Address {}
