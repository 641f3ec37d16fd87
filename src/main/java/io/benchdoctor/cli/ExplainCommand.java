package io.benchdoctor.cli;

import io.benchdoctor.facts.Fact;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.render.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a finding, a metric, a fact or a term in plain words. */
@Command(name = "explain", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ExplainCommand implements Callable<Integer> {
    private static final String GLOSSARY = "glossary.";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "ID", descriptionKey = "explain.id")
    private String id;

    @Option(
            names = {"-l", "--lang"},
            paramLabel = "TAG",
            completionCandidates = Candidates.Languages.class,
            descriptionKey = "explain.lang")
    private String language;

    @Option(names = "--rules", paramLabel = "DIR", descriptionKey = "render.rules")
    private Path rulesFolder;

    @Override
    public Integer call() {
        Rules rules = Rules.of(spec.commandLine(), rulesFolder);
        Messages words = Words.language(spec.commandLine(), language, rules.words());
        PrintWriter out = spec.commandLine().getOut();
        boolean explained = finding(rules, words, out) | term(words, out) | fact(words, out);
        if (explained) {
            return ExitCode.DONE.code();
        }
        Map<String, ?> arguments = Map.of("given", id, "known", String.join(", ", terms(words)));
        spec.commandLine().getErr().println(Terminal.safe(words.text("cli.explain.unknown", arguments)));
        return ExitCode.WRONG_USAGE.code();
    }

    private boolean finding(Rules rules, Messages words, PrintWriter out) {
        if (!rules.book().ids().contains(id)) {
            return false;
        }
        out.println(Words.title(words, id));
        out.println();
        out.println(Words.about(words, id));
        return true;
    }

    private boolean term(Messages words, PrintWriter out) {
        String key = GLOSSARY + id.toLowerCase(Locale.ROOT).replace("-", "");
        if (!words.has(key + ".lay")) {
            return false;
        }
        if (words.has(key + ".name")) {
            out.println(words.text(key + ".name"));
            out.println();
        }
        out.println(words.text(key + ".lay"));
        if (words.has(key + ".eng")) {
            out.println(words.text(key + ".eng").replace("`", ""));
        }
        return true;
    }

    private boolean fact(Messages words, PrintWriter out) {
        Optional<Fact> fact =
                Facts.ALL.stream().filter(each -> each.id().equals(id)).findFirst();
        if (fact.isEmpty() || !words.has("fact." + id)) {
            return false;
        }
        out.println(words.text(
                "cli.explain.fact",
                Map.of(
                        "name",
                        words.text("fact." + id),
                        "unit",
                        fact.get().unit().symbol(),
                        "formula",
                        fact.get().text())));
        return true;
    }

    private static List<String> terms(Messages words) {
        return words.keys(GLOSSARY).stream()
                .filter(key -> key.endsWith(".lay"))
                .map(key -> key.substring(GLOSSARY.length(), key.length() - ".lay".length()))
                .sorted()
                .toList();
    }
}
