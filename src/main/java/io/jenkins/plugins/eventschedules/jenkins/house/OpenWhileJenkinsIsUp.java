package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.model.listeners.ItemListener;

/**
 * Opens the house when configuration and items are loaded, and closes it before anything that it needs is gone. Comes
 * before the listener that resumes pipelines, so that their steps find it open.
 */
@Extension(ordinal = 1000)
public final class OpenWhileJenkinsIsUp extends ItemListener {

    @Override
    public void onLoaded() {
        RecentTroubles.get().listen();
        House.get().open();
    }

    @Override
    public void onBeforeShutdown() {
        House.get().close();
        RecentTroubles.get().close();
    }
}
