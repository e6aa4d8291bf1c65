package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.web.Authorizer;
import io.jenkins.plugins.eventschedules.web.Caller;
import io.jenkins.plugins.eventschedules.web.Permission;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One token for everybody who may come in; the user name beside it is taken at its word, so that owners and histories
 * have names. Without a token the host listens on loopback alone, and whoever can reach it is its user.
 */
final class TokenAuthorizer implements Authorizer {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_NAME = 100;

    private final Tokens tokens;

    TokenAuthorizer(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Optional<Caller> caller(HttpServletRequest request) {
        if (!tokens.areNeeded()) {
            return Optional.of(new Everybody("local"));
        }
        String header = request.getHeader("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        if (header.startsWith(BEARER)) {
            return tokens.accept(header.substring(BEARER.length()))
                    ? Optional.of(new Everybody("api"))
                    : Optional.empty();
        }
        return header.startsWith(BASIC) ? basic(header.substring(BASIC.length())) : Optional.empty();
    }

    @Override
    public String challenge() {
        return "Basic realm=\"Event Schedules\", charset=\"UTF-8\"";
    }

    private Optional<Caller> basic(String encoded) {
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int colon = pair.indexOf(':');
        if (colon < 1 || colon > LONGEST_NAME || !tokens.accept(pair.substring(colon + 1))) {
            return Optional.empty();
        }
        String name = pair.substring(0, colon);
        boolean printable = !name.isBlank() && name.codePoints().noneMatch(Character::isISOControl);
        return printable ? Optional.of(new Everybody(name)) : Optional.empty();
    }

    /** Whoever is in may do everything. There are no folders here, so that nothing can be made in one. */
    private record Everybody(String id) implements Caller {

        @Override
        public String name() {
            return id;
        }

        @Override
        public boolean authenticated() {
            return true;
        }

        @Override
        public boolean may(Permission permission, String environment, String folder) {
            return folder.isEmpty() || permission != Permission.SCHEDULE;
        }

        @Override
        public List<String> folders(String environment) {
            return List.of();
        }
    }
}
