package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.event.Printable;
import io.jenkins.plugins.eventschedules.target.lint.Finding;
import io.jenkins.plugins.eventschedules.target.lint.LintFile;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds automation documents against the rules, before they are anywhere. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Says what is wrong with automation documents, with the lines. It needs no account.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:No errors, perhaps warnings.",
            "1:Errors; with --strict also warnings.",
            "2:The command line is wrong, or a file cannot be read."
        })
final class LintCommand implements Callable<Integer> {

    private static final int FAULTY = 1;
    private static final int UNREADABLE = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--format", paramLabel = "text|json", description = "How to tell (default: text).")
    private Format format = Format.text;

    @Option(names = "--strict", description = "Warnings count as errors.")
    private boolean strict;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "A document in YAML or JSON, or a folder with such files in it.")
    private List<Path> files;

    /** One finding as a program reads it. */
    private record FindingJson(String rule, String severity, int line, int column, String message) {

        FindingJson(Finding finding) {
            this(
                    finding.rule().id(),
                    finding.isError() ? "error" : "warning",
                    finding.line(),
                    finding.column(),
                    finding.message());
        }
    }

    private record FileJson(String file, List<FindingJson> findings) {}

    private record LintJson(long errors, long warnings, List<FileJson> files) {}

    @Override
    public Integer call() {
        Map<Path, List<Finding>> found = new LinkedHashMap<>();
        boolean unreadable = false;
        for (Path named : files) {
            try {
                for (Path file : documents(named)) {
                    found.put(file, LintFile.of(file));
                }
            } catch (IOException e) {
                unreadable = true;
                spec.commandLine()
                        .getErr()
                        .println(named + " cannot be read (" + e.getClass().getSimpleName() + ").");
            }
        }
        long errors = count(found, true);
        long warnings = count(found, false);
        tell(found, errors, warnings);
        if (unreadable) {
            return UNREADABLE;
        }
        return errors > 0 || strict && warnings > 0 ? FAULTY : 0;
    }

    private static List<Path> documents(Path named) throws IOException {
        if (!Files.isDirectory(named)) {
            return List.of(named);
        }
        try (Stream<Path> listed = Files.list(named)) {
            return listed.filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
                    .sorted()
                    .toList();
        }
    }

    private static long count(Map<Path, List<Finding>> found, boolean errors) {
        return found.values().stream()
                .flatMap(List::stream)
                .filter(finding -> finding.isError() == errors)
                .count();
    }

    private void tell(Map<Path, List<Finding>> found, long errors, long warnings) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.json) {
            List<FileJson> all = new ArrayList<>();
            found.forEach((file, findings) -> all.add(new FileJson(
                    file.toString(), findings.stream().map(FindingJson::new).toList())));
            out.println(Json.text(new LintJson(errors, warnings, all)));
            return;
        }
        found.forEach((file, findings) -> findings.forEach(finding -> out.println(file + ":" + finding.line() + ":"
                + finding.column() + ": " + (finding.isError() ? "error" : "warning") + ": "
                + Printable.of(finding.message()) + " [" + finding.rule().id() + "]")));
        out.println(found.size() + " files, " + errors + " errors, " + warnings + " warnings.");
    }
}
