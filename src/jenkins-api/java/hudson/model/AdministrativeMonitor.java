package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.Permission;

public abstract class AdministrativeMonitor implements ModelObject, ExtensionPoint {

    protected AdministrativeMonitor() {}

    public abstract boolean isActivated();

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public boolean isSecurity() {
        throw new UnsupportedOperationException();
    }

    public Permission getRequiredPermission() {
        throw new UnsupportedOperationException();
    }
}
