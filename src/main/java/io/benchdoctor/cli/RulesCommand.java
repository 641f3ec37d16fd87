package io.benchdoctor.cli;

import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.i18n.Messages;
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
            descriptionKey = "rules.lang")
    private String language;

    @Option(names = "--check", paramLabel = "DIR", descriptionKey = "rules.check")
    private Path folder;

    @Override
    public Integer call() {
        return folder == null ? list() : check();
    }

    private int list() {
        Messages words = Words.language(spec.commandLine(), language);
        Listing listing = new Listing();
        for (String id : RuleBook.standard().ids()) {
            listing.row(id, Words.title(words, id));
        }
        spec.commandLine().getOut().print(listing);
        return ExitCode.DONE.code();
    }

    /** Reads a folder of rules as {@code analyze --rules} would, and asks every rule for its own cases. */
    private int check() {
        RuleBook rules = Rules.of(spec.commandLine(), folder, Map.of());
        List<String> failures = rules.failures();
        failures.forEach(spec.commandLine().getErr()::println);
        spec.commandLine()
                .getOut()
                .println(Words.text(
                        "rules.checked",
                        Map.of("rules", (long) rules.ids().size(), "failures", (long) failures.size())));
        return failures.isEmpty() ? ExitCode.DONE.code() : ExitCode.WRONG_USAGE.code();
    }
}
