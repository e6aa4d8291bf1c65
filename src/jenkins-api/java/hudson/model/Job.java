package hudson.model;

public abstract class Job<J extends Job<J, R>, R extends Run<J, R>> implements Item {

    Job() {}
}
