package io.jenkins.plugins.eventschedules.aws.register;

import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.servicecatalog.model.TagOptionDetail;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;

/** Takes changes back, the last first. What somebody changed again since is left as they want it. */
record Undo(Documents documents, TagOptions options, Portfolios portfolios) {

    List<String> all(UndoList list) throws MishapException {
        List<String> told = new ArrayList<>();
        for (int i = list.changes().size() - 1; i >= 0; i--) {
            told.add(undo(list.changes().get(i)));
        }
        return told;
    }

    private String undo(Change change) throws MishapException {
        if (change instanceof Change.TagDocument tag) {
            return untag(tag);
        }
        if (change instanceof Change.CreateTagOption option) {
            return delete(option);
        }
        if (change instanceof Change.UseTagOption option) {
            Optional<TagOptionDetail> found = options.find(option.key(), option.value());
            boolean done = found.isPresent() && options.useNoMore(found.get(), option.product());
            return "product " + option.product()
                    + (done ? ": uses the TagOption no more." : ": did not use the TagOption any more.");
        }
        Change.OpenPortfolio open = (Change.OpenPortfolio) change;
        return "portfolio " + open.portfolio()
                + (portfolios.close(open.portfolio(), open.principal())
                        ? ": is not open to " + open.principal() + " any more."
                        : ": was not open to " + open.principal() + " any more.");
    }

    private String untag(Change.TagDocument tag) throws MishapException {
        String subject = "document " + tag.document();
        Optional<DocumentDescription> document = documents.find(tag.document());
        if (document.isEmpty()) {
            return subject + ": is not there any more.";
        }
        Optional<String> now = documents.tag(tag.document(), tag.key());
        if (!now.equals(Optional.of(tag.value()))) {
            return subject + ": its tag " + tag.key() + " is " + now.orElse("not there") + " by now, and was left.";
        }
        if (tag.before().isPresent()) {
            documents.tag(tag.document(), tag.key(), tag.before().get());
            return subject + ": its tag " + tag.key() + " is " + tag.before().get() + " again.";
        }
        documents.untag(tag.document(), tag.key());
        return subject + ": has no tag " + tag.key() + " any more.";
    }

    private String delete(Change.CreateTagOption option) throws MishapException {
        String subject = "TagOption " + option.key() + "=" + option.value();
        Optional<TagOptionDetail> found = options.find(option.key(), option.value());
        if (found.isEmpty()) {
            return subject + ": is not there any more.";
        }
        if (options.isUsed(found.get())) {
            return subject + ": is used by something else by now, and was left.";
        }
        options.delete(found.get());
        return subject + ": is deleted.";
    }
}
