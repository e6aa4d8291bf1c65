package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.model.User;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EmailRule;
import io.jenkins.plugins.eventschedules.jenkins.configuration.NotificationRule;
import io.jenkins.plugins.eventschedules.jenkins.configuration.Post;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers.Follower;
import io.jenkins.plugins.eventschedules.lifecycle.port.Telling;
import io.jenkins.plugins.eventschedules.notification.Notice;
import io.jenkins.plugins.eventschedules.notification.Notifier;
import io.jenkins.plugins.eventschedules.notification.Receiver;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jenkins.model.Jenkins;
import org.springframework.security.core.AuthenticationException;

/** Has the events of a room told to whom the configuration names, and to those who follow one of them. */
final class OpenNotifier {

    /** Told by no rule, whose names begin otherwise. */
    private static final String FOLLOWERS = "Followers";

    private OpenNotifier() {}

    static Notifier of(Room room, List<NotificationRule> rules, SqliteStore store, InstantSource clock) {
        Telling telling = of(room, store);
        List<Receiver> receivers = new ArrayList<>();
        rules.stream()
                .filter(rule -> rule.concerns(room.name()))
                .map(rule -> rule.receiver(clock))
                .forEach(receivers::add);
        if (Post.find().isPresent()) {
            receivers.add(followers(room, telling.followers()));
        }
        Notifier.Source source = new Notifier.Source(
                room.name(), room.environment().store(), telling.chronicle(), telling.standings(), OpenNotifier::page);
        Notifier notifier = Notifier.of(source, receivers, clock, new Random());
        if (room.running().far()) {
            notifier.startSoon();
        } else {
            notifier.start();
        }
        return notifier;
    }

    static Telling of(Room room, SqliteStore store) {
        return room.running()
                .telling()
                .orElseGet(() -> new Telling(
                        store.chronicle(room.name()), store.standings(room.name()), store.followers(room.name())));
    }

    private static Receiver followers(Room room, Followers followers) {
        return new Receiver(
                FOLLOWERS,
                "e-mail to those who follow an event",
                EmailRule.channel(Post::find),
                notice -> followers.of(notice.event()).stream()
                        .filter(follower -> maySee(follower, notice, room))
                        .map(Follower::address)
                        .distinct()
                        .toList(),
                Optional.of(Receiver.USUAL_BEFORE_END));
    }

    /** Asked each time: whoever may not see the event any more hears no more of it. */
    private static boolean maySee(Follower follower, Notice notice, Room room) {
        try {
            User user = User.getById(follower.person(), false);
            return user != null && room.grants(user.impersonate2(), EventSchedulesPermissions.VIEW, notice.folder());
        } catch (AuthenticationException e) {
            return false;
        }
    }

    private static Optional<URI> page() {
        return Optional.ofNullable(Jenkins.get().getRootUrl()).map(root -> URI.create(root + "event-schedules/"));
    }
}
