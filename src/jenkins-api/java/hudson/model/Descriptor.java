package hudson.model;

import hudson.security.Permission;
import java.util.Collection;
import java.util.List;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

public abstract class Descriptor<T extends Describable<T>> implements Saveable {

    protected Descriptor() {}

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public Permission getRequiredGlobalConfigPagePermission() {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized void save() {
        throw new UnsupportedOperationException();
    }

    public synchronized void load() {
        throw new UnsupportedOperationException();
    }

    public T newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
        throw new UnsupportedOperationException();
    }

    public static <T extends Describable<T>> List<T> newInstancesFromHeteroList(
            StaplerRequest2 request, JSONObject form, String key, Collection<? extends Descriptor<T>> descriptors)
            throws FormException {
        throw new UnsupportedOperationException();
    }

    public static final class FormException extends Exception {

        private static final long serialVersionUID = 1L;

        public FormException(String message, Throwable cause, String formField) {
            super(message, cause);
        }
    }
}
