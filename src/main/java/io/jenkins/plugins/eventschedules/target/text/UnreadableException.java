package io.jenkins.plugins.eventschedules.target.text;

/** A text that is not the YAML or JSON that it should be, or more of it than anybody needs. */
public class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    UnreadableException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Where the trouble is; 0 when that is not known. */
    public int line() {
        return line;
    }
}
