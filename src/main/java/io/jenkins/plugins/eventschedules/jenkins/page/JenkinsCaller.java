package io.jenkins.plugins.eventschedules.jenkins.page;

import hudson.model.User;
import hudson.security.ACL;
import io.jenkins.plugins.eventschedules.jenkins.configuration.Post;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.lifecycle.port.EmailAddress;
import io.jenkins.plugins.eventschedules.web.Caller;
import io.jenkins.plugins.eventschedules.web.Permission;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/** Somebody of Jenkins, with what Jenkins lets them do. */
record JenkinsCaller(Authentication who, House house) implements Caller {

    @Override
    public String id() {
        return who.getName();
    }

    @Override
    public String name() {
        User user = User.get2(who);
        return user == null ? id() : user.getDisplayName();
    }

    @Override
    public boolean authenticated() {
        return !ACL.isAnonymous2(who);
    }

    @Override
    public boolean may(Permission permission, String environment, String folder) {
        return house.room(environment)
                .filter(room -> room.grants(who, inJenkins(permission), folder))
                .isPresent();
    }

    @Override
    public List<String> folders(String environment) {
        return house.room(environment).map(room -> room.folders(who)).orElse(List.of());
    }

    /** Only as the Mailer plugin knows it, and only one that we would send to. */
    @Override
    public Optional<String> email() {
        return authenticated()
                ? Post.find().flatMap(post -> post.addressOf(id())).filter(EmailAddress::isOne)
                : Optional.empty();
    }

    private static hudson.security.Permission inJenkins(Permission permission) {
        return switch (permission) {
            case VIEW -> EventSchedulesPermissions.VIEW;
            case SCHEDULE -> EventSchedulesPermissions.SCHEDULE;
            case MANAGE -> EventSchedulesPermissions.MANAGE;
            case CONFIGURE -> EventSchedulesPermissions.CONFIGURE;
        };
    }
}
