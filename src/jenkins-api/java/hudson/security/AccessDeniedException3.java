package hudson.security;

import org.springframework.security.core.Authentication;

public class AccessDeniedException3 extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AccessDeniedException3(Authentication authentication, Permission permission) {}
}
