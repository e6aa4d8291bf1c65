package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.ExtensionList;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.observe.Witness;

/** Tells the witnesses that are there only together with a plugin of theirs. */
final class TellWitnesses implements Witness {

    @Override
    public void happened(Event after, HistoryEntry entry) {
        ExtensionList.lookup(Witness.class).forEach(witness -> witness.happened(after, entry));
    }

    @Override
    public void deleted(String environment, HistoryEntry entry) {
        ExtensionList.lookup(Witness.class).forEach(witness -> witness.deleted(environment, entry));
    }
}
