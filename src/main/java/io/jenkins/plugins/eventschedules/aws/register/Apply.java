package io.jenkins.plugins.eventschedules.aws.register;

import io.jenkins.plugins.eventschedules.aws.account.Mishap;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.servicecatalog.model.TagOptionDetail;

/**
 * Makes the changes of a plan. Each is on the undo list before it is made: undoing what was never done does nothing,
 * while what is not on the list could not be undone.
 */
record Apply(Documents documents, TagOptions options, Portfolios portfolios, Consumer<UndoList> kept) {

    UndoList all(Plan plan) throws MishapException {
        UndoList undo = UndoList.of(plan);
        // A list may not show yet what was just made.
        List<TagOptionDetail> made = new ArrayList<>();
        if (!plan.changesNothing()) {
            kept.accept(undo);
        }
        for (Change change : plan.changes()) {
            UndoList before = undo;
            undo = undo.with(change);
            kept.accept(undo);
            try {
                make(change, made);
            } catch (MishapException e) {
                if (surelyNotDone(e)) {
                    kept.accept(before);
                }
                throw e;
            }
        }
        return undo;
    }

    private static boolean surelyNotDone(MishapException e) {
        return switch (e.kind()) {
            case DENIED, CREDENTIALS, THROTTLED, QUOTA, GONE, CONFLICT, REFUSED -> true;
            case UNREACHABLE, FAULT -> false;
        };
    }

    private void make(Change change, List<TagOptionDetail> made) throws MishapException {
        if (change instanceof Change.TagDocument tag) {
            documents.tag(tag.document(), tag.key(), tag.value());
        } else if (change instanceof Change.CreateTagOption option) {
            made.add(options.create(option.key(), option.value()));
        } else if (change instanceof Change.UseTagOption option) {
            options.use(found(option, made), option.product());
        } else if (change instanceof Change.OpenPortfolio open) {
            portfolios.open(open.portfolio(), open.principal());
        }
    }

    private TagOptionDetail found(Change.UseTagOption option, List<TagOptionDetail> made) throws MishapException {
        Optional<TagOptionDetail> own = made.stream()
                .filter(each -> each.key().equals(option.key()) && each.value().equals(option.value()))
                .findFirst();
        return (own.isPresent() ? own : options.find(option.key(), option.value()))
                .orElseThrow(() -> new MishapException(new Mishap(
                        Mishap.Kind.GONE,
                        "The TagOption " + option.key() + "=" + option.value() + " is not there any more.")));
    }
}
