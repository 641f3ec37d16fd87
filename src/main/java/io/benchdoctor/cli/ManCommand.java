package io.benchdoctor.cli;

import io.benchdoctor.i18n.Messages;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the manual page. */
@Command(name = "man", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ManCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = {"-l", "--lang"},
            paramLabel = "TAG",
            completionCandidates = Candidates.Languages.class,
            descriptionKey = "man.lang")
    private String language;

    @Override
    public Integer call() {
        Messages words = Words.language(spec.commandLine(), language);
        spec.commandLine().getOut().print(new ManPage(BenchDoctor.described(words), words).text());
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.code();
    }
}
