package io.jenkins.plugins.eventschedules.jenkins.permission;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What an administrator can allow people here. Each permission implies the one before it, and a folder can grant all
 * but the last.
 */
public final class EventSchedulesPermissions {

    public static final PermissionGroup GROUP =
            new PermissionGroup(EventSchedulesPermissions.class, Messages._EventSchedulesPermissions_title());

    /** Decide where events run and how long they may take. */
    public static final Permission CONFIGURE = new Permission(
            GROUP,
            "Configure",
            Messages._EventSchedulesPermissions_configure(),
            Jenkins.ADMINISTER,
            PermissionScope.JENKINS);

    /** Change anybody's events. */
    public static final Permission MANAGE =
            inFolders("Manage", Messages._EventSchedulesPermissions_manage(), Jenkins.ADMINISTER);

    /** Make events, and change one's own. */
    public static final Permission SCHEDULE =
            inFolders("Schedule", Messages._EventSchedulesPermissions_schedule(), MANAGE);

    /** See events. */
    public static final Permission VIEW = inFolders("View", Messages._EventSchedulesPermissions_view(), SCHEDULE);

    private EventSchedulesPermissions() {}

    /** Makes them known before configuration as code grants them by name. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    @Restricted(NoExternalUse.class)
    public static void register() {
        // Calling it has initialised this class.
    }

    private static Permission inFolders(String name, Localizable description, Permission impliedBy) {
        return new Permission(GROUP, name, description, impliedBy, true, new PermissionScope[] {
            PermissionScope.JENKINS, PermissionScope.ITEM_GROUP
        });
    }
}
