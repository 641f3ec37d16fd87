package io.benchdoctor.cli;

import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.i18n.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the rules: id and title. */
@Command(name = "rules", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class RulesCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = {"-l", "--lang"},
            paramLabel = "TAG",
            descriptionKey = "rules.lang")
    private String language;

    @Override
    public void run() {
        Messages words = Words.language(spec.commandLine(), language);
        Listing listing = new Listing();
        for (String id : RuleBook.standard().ids()) {
            listing.row(id, Words.title(words, id));
        }
        spec.commandLine().getOut().print(listing);
    }
}
