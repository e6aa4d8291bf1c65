package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.model.User;
import hudson.security.ACL;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** As whom a build runs, by name: so that a step goes on as the same one after a restart. */
final class Identity {

    private Identity() {}

    /** Called on a thread that runs the pipeline. @return null for Jenkins itself */
    static String current() {
        Authentication who = Jenkins.getAuthentication2();
        return who.equals(ACL.SYSTEM2) ? null : who.getName();
    }

    static Authentication named(String name) {
        if (name == null) {
            return ACL.SYSTEM2;
        }
        if (name.equals(Jenkins.ANONYMOUS2.getName())) {
            return Jenkins.ANONYMOUS2;
        }
        return Objects.requireNonNull(User.getById(name, true)).impersonate2();
    }
}
