package io.benchdoctor.cli;

import io.benchdoctor.i18n.Messages;
import io.benchdoctor.render.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the rules: id and title. */
@Command(name = "rules", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class RulesCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = {"-l", "--lang"},
            paramLabel = "TAG",
            completionCandidates = Candidates.Languages.class,
            descriptionKey = "rules.lang")
    private String language;

    @Option(names = "--check", paramLabel = "DIR", descriptionKey = "rules.check")
    private Path folder;

    @Option(names = "--rules", paramLabel = "DIR", descriptionKey = "analyze.rules")
    private Path rulesFolder;

    @Override
    public Integer call() {
        return folder == null ? list() : check();
    }

    private int list() {
        Rules rules = Rules.of(spec.commandLine(), rulesFolder);
        Messages words = Words.language(spec.commandLine(), language, rules.words());
        Listing listing = new Listing();
        for (String id : rules.book().ids()) {
            listing.row(id, Words.title(words, id));
        }
        spec.commandLine().getOut().print(listing);
        return ExitCode.DONE.code();
    }

    /** Reads a folder of rules as {@code analyze --rules} would, and asks every rule for its own cases. */
    private int check() {
        Rules rules = Rules.read(spec.commandLine(), folder);
        List<String> failures = rules.failures();
        failures.forEach(failure -> spec.commandLine().getErr().println(Terminal.safe(Rules.placed(folder, failure))));
        spec.commandLine()
                .getOut()
                .println(Words.text(
                        "rules.checked",
                        Map.of("rules", (long) rules.book().ruling().own().size(), "failures", (long)
                                failures.size())));
        return failures.isEmpty() ? ExitCode.DONE.code() : ExitCode.WRONG_USAGE.code();
    }
}
