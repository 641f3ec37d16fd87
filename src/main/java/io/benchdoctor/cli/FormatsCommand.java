package io.benchdoctor.cli;

import io.benchdoctor.i18n.Messages;
import io.benchdoctor.parse.Considered;
import io.benchdoctor.parse.Considered.Way;
import io.benchdoctor.parse.LogReader;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the formats that can be read, by what each is known, and what is taken from it; then what is only named. */
@Command(name = "formats", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class FormatsCommand implements Runnable {
    private static final String MARGIN = "  ";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = {"-l", "--lang"},
            paramLabel = "TAG",
            completionCandidates = Candidates.Languages.class,
            descriptionKey = "formats.lang")
    private String language;

    @Override
    public void run() {
        Messages words = Words.language(spec.commandLine(), language);
        PrintWriter out = spec.commandLine().getOut();
        out.println(words.text("cli.formats.read"));
        formats(words, out, true);
        out.println();
        out.println(words.text("cli.formats.named"));
        formats(words, out, false);
        out.println();
        out.println(words.text("cli.formats.containers", Map.of("list", String.join(", ", LogReader.containers()))));
        out.println(words.text("cli.formats.encodings", Map.of("list", String.join(", ", LogReader.encodings()))));
    }

    private static void formats(Messages words, PrintWriter out, boolean read) {
        Map<List<String>, List<Considered>> formats = LogReader.known().stream()
                .filter(each -> each.read() == read)
                .collect(Collectors.groupingBy(Considered::formats, LinkedHashMap::new, Collectors.toList()));
        formats.forEach((ids, each) -> {
            out.println();
            for (String id : ids) {
                out.println(id + MARGIN + words.text("format." + id).replace("`", ""));
            }
            each.forEach(one -> known(words, out, one));
            out.println(MARGIN
                    + words.text(
                            "cli.formats.takes",
                            Map.of("text", words.text("cli.takes." + ids.get(0)).replace("`", ""))));
        });
    }

    private static void known(Messages words, PrintWriter out, Considered format) {
        SignWords signs = new SignWords(words);
        out.println(MARGIN
                + words.text(
                        "cli.formats.form",
                        Map.of("form", words.text("cli.form." + format.form()).replace("`", ""))));
        String key = "cli.formats.known-by";
        for (Way way : format.ways()) {
            out.println(MARGIN + words.text(key, Map.of("marks", signs.way(way))));
            key = "cli.formats.or-by";
        }
    }
}
