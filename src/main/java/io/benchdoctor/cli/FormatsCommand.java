package io.benchdoctor.cli;

import io.benchdoctor.i18n.Messages;
import io.benchdoctor.parse.LogReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the formats that can be read: id and name. */
@Command(name = "formats", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class FormatsCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = {"-l", "--lang"},
            paramLabel = "TAG",
            descriptionKey = "formats.lang")
    private String language;

    @Override
    public void run() {
        Messages words = Words.language(spec.commandLine(), language);
        Listing listing = new Listing();
        for (String id : LogReader.formats()) {
            listing.row(id, words.text("format." + id));
        }
        spec.commandLine().getOut().print(listing);
    }
}
