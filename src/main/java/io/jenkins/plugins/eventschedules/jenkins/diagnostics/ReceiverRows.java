package io.jenkins.plugins.eventschedules.jenkins.diagnostics;

import io.jenkins.plugins.eventschedules.notification.Owed;
import io.jenkins.plugins.eventschedules.notification.ReceiverHealth;

/** One receiver of notices: how it is told, how far it has been told, and what keeps it from the rest. */
record ReceiverRows(ReceiverHealth receiver) {

    void writeTo(Sheet sheet) {
        sheet.row("receiver", receiver.receiver() + ", " + receiver.means());
        sheet.row("", told(sheet));
        receiver.failing().ifPresent(failing -> sheet.row("", failing));
        receiver.gaveUp().ifPresent(gaveUp -> sheet.row("", gaveUp));
        receiver.trouble()
                .filter(trouble -> receiver.failingSince().isEmpty())
                .ifPresent(trouble -> sheet.row("", "Its latest failure: " + trouble));
    }

    private String told(Sheet sheet) {
        String position = receiver.position()
                .map(reached -> ", at position " + reached + " of the history")
                .orElse("");
        Owed owed = receiver.owed();
        if (owed.notices() > 0) {
            return "owed " + owed.notices() + (owed.notices() == 1 ? " notice" : " notices")
                    + (owed.more() ? " or more" : "")
                    + owed.oldest()
                            .map(oldest -> ", the oldest of " + sheet.when(oldest))
                            .orElse("")
                    + position;
        }
        return receiver.toldAll()
                .map(then -> "told of everything by " + sheet.when(then) + position)
                .orElse("not told of everything since the start" + position);
    }
}
