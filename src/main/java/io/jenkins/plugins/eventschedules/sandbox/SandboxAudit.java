package io.jenkins.plugins.eventschedules.sandbox;

import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Reading;
import io.jenkins.plugins.eventschedules.sandbox.shelf.Shelf;
import io.jenkins.plugins.eventschedules.sandbox.shelf.SourceFile;
import io.jenkins.plugins.eventschedules.sandbox.template.ReadTemplate;
import io.jenkins.plugins.eventschedules.target.lint.DocumentChecks;
import io.jenkins.plugins.eventschedules.target.lint.LintDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at the files of the sandbox: those that it offers, and those that somebody has put there since. */
public final class SandboxAudit implements Audit {

    private final Supplier<List<Shelf>> shelves;

    /** @param shelves read anew for each run */
    public SandboxAudit(Supplier<List<Shelf>> shelves) {
        this.shelves = shelves;
    }

    @Override
    public List<Check> run(Consumer<Check> heard) {
        List<Check> made = new ArrayList<>();
        for (Shelf shelf : shelves.get()) {
            shelf.gaps().forEach(gap -> told(List.of(gap(gap)), made, heard));
            shelf.documents().forEach(file -> told(document(file), made, heard));
            shelf.products().forEach(file -> told(List.of(product(file)), made, heard));
        }
        return List.copyOf(made);
    }

    private static void told(List<Check> checks, List<Check> made, Consumer<Check> heard) {
        made.addAll(checks);
        checks.forEach(heard);
    }

    private static Check gap(String gap) {
        return new Check("files-listed", "folder", Verdict.WARNING, gap, Optional.of("Look at the folder's rights."));
    }

    private static List<Check> document(SourceFile file) {
        String subject = "document " + file.target();
        return file.trouble()
                .map(why -> List.of(DocumentChecks.unreadable(subject, why)))
                .orElseGet(() -> DocumentChecks.of(subject, LintDocument.of(file.text())));
    }

    private static Check product(SourceFile file) {
        List<String> problems = file.trouble().map(List::of).orElseGet(() -> {
            Reading reading = ReadTemplate.of(file.file(), file.text());
            return reading.problems();
        });
        String subject = "product " + file.target();
        return problems.isEmpty()
                ? new Check("product-template", subject, Verdict.PASSED, "Its template can be read.", Optional.empty())
                : new Check(
                        "product-template",
                        subject,
                        Verdict.FAILED,
                        String.join(" ", problems),
                        Optional.of("Mend the template " + file.file() + "."));
    }
}
