package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.web.http.Kind;
import io.jenkins.plugins.eventschedules.web.http.Problem;

/** What the lifecycle refuses, as a problem; with the event as it is, so that a page can show it and ask again. */
final class Refusals {

    private Refusals() {}

    static Problem problem(Refusal refusal, Access access) {
        if (refusal instanceof Refusal.Stale stale) {
            return new Problem.Conflict(Kind.STALE_REVISION, stale.message(), access.shown(stale.current()));
        }
        if (refusal instanceof Refusal.WrongStatus wrong) {
            return new Problem.Conflict(Kind.WRONG_STATUS, wrong.message(), access.shown(wrong.current()));
        }
        if (refusal instanceof Refusal.Invalid invalid) {
            return new Problem.Invalid(invalid.message(), invalid.problems());
        }
        return Gate.noSuchEvent().problem();
    }
}
