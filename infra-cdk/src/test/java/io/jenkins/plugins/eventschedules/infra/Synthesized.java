package io.jenkins.plugins.eventschedules.infra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The app as it would be deployed with some settings. */
final class Synthesized {

    private final App app;
    private final Map<String, Template> templates = new HashMap<>();

    private Synthesized(Map<String, ?> context) {
        Map<String, Object> all = new HashMap<>(context);
        all.put("aws:cdk:bundling-stacks", List.of());
        app = new App(AppProps.builder().context(all).analyticsReporting(false).build());
        EventSchedulesApp.build(app, "111122223333", "eu-west-1");
    }

    static Synthesized with(Map<String, ?> context) {
        return new Synthesized(context);
    }

    Template template() {
        return template("event-schedules");
    }

    Template template(String stack) {
        return templates.computeIfAbsent(stack, name -> Template.fromStack(stack(name)));
    }

    Stack stack(String name) {
        return (Stack) app.getNode().findChild(name);
    }

    /** What cdk-nag finds that is not argued. */
    List<String> findings(String stack) {
        List<String> all = new ArrayList<>();
        Annotations annotations = Annotations.fromStack(stack(stack));
        String rule = "AwsSolutions-.*";
        annotations
                .findError("*", Match.stringLikeRegexp(rule))
                .forEach(found -> all.add(found.getId() + " " + found.getEntry().getData()));
        annotations
                .findWarning("*", Match.stringLikeRegexp(rule))
                .forEach(found -> all.add(found.getId() + " " + found.getEntry().getData()));
        return all;
    }
}
