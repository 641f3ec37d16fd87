package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.YamlFolder;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.model.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The door of this room: all rules, asked of one run and weighed against each other. */
public final class RuleBook {
    private final List<RuleFile> files;

    private RuleBook(Map<String, String> texts) {
        Vocabulary vocabulary = Vocabulary.of(Facts.ALL);
        List<RuleFile> read = new ArrayList<>();
        texts.forEach((name, text) -> read.add(RuleFile.read(name, text, vocabulary)));
        this.files = List.copyOf(read);
    }

    /** The rules that come with the program. */
    public static RuleBook standard() {
        return new RuleBook(YamlFolder.ofProgram("rules"));
    }

    /**
     * The rules of a folder instead.
     *
     * @throws RuleException where a file in it is no rule
     */
    public static RuleBook of(Path folder) throws IOException {
        return new RuleBook(YamlFolder.of(folder));
    }

    /** Ids of all rules, in alphabetical order. */
    public List<String> ids() {
        return files.stream().map(file -> file.rule().id()).toList();
    }

    /** Asks every rule and orders what was found. */
    public Diagnosis diagnose(Run run, FactSheet facts) {
        List<Finding> findings = new ArrayList<>();
        List<Verdict.NotJudged> notJudged = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (RuleFile file : files) {
            Rule rule = file.rule();
            Verdict verdict = rule.ask(facts);
            if (verdict instanceof Verdict.Found found) {
                findings.add(Ranking.alone(rule, found));
            } else if (verdict instanceof Verdict.NotJudged open) {
                notJudged.add(open);
            } else {
                silent.add(rule.id());
            }
        }
        return new Diagnosis(run, facts, findings, notJudged, silent);
    }

    /** The files behind the rules. */
    List<RuleFile> files() {
        return files;
    }
}
