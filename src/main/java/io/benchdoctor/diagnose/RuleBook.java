package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.Catalog;
import io.benchdoctor.catalog.YamlFolder;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The door of this room: all rules, asked of one run and weighed against each other. Immutable. */
public final class RuleBook {
    private static final String RULES = "rules";
    private static final String REMEDIES = "remedies";

    private final Map<String, String> ruleTexts;
    private final Map<String, String> remedyTexts;
    private final List<RuleFile> files;
    private final List<Rule> rules;
    private final Map<String, Remedy> remedies;
    private final Catalog catalog;

    /** A book of files by name and text. */
    RuleBook(Map<String, String> ruleTexts, Map<String, String> remedyTexts) {
        this(ruleTexts, remedyTexts, Map.of());
    }

    private RuleBook(
            Map<String, String> ruleTexts, Map<String, String> remedyTexts, Map<String, Map<String, String>> moved) {
        this.ruleTexts = new TreeMap<>(ruleTexts);
        this.remedyTexts = new TreeMap<>(remedyTexts);
        Vocabulary vocabulary = Vocabulary.of(Facts.ALL);
        List<RuleFile> read = new ArrayList<>();
        this.ruleTexts.forEach(
                (name, text) -> read.add(RuleFile.read(name, text, vocabulary, moved.getOrDefault(name, Map.of()))));
        this.files = List.copyOf(read);
        this.rules = read.stream().map(RuleFile::rule).toList();
        Map<String, Remedy> byId = new TreeMap<>();
        remedyTexts.forEach((name, text) -> {
            Remedy remedy = RemedyFile.read(name, text, vocabulary);
            byId.put(remedy.id(), remedy);
        });
        this.remedies = Map.copyOf(byId);
        this.catalog = Catalog.standard();
    }

    /** The rules that come with the program. */
    public static RuleBook standard() {
        return new RuleBook(YamlFolder.ofProgram(RULES), YamlFolder.ofProgram(REMEDIES));
    }

    /**
     * The rules of a folder instead; remedies in its sub-folder {@code remedies} come on top of the program's own.
     *
     * @throws RuleException where a file in it is no rule
     */
    public static RuleBook of(Path folder) throws IOException {
        Map<String, String> remedies = new TreeMap<>(YamlFolder.ofProgram(REMEDIES));
        Path own = folder.resolve(REMEDIES);
        if (Files.isDirectory(own)) {
            remedies.putAll(YamlFolder.of(own));
        }
        RuleBook book = new RuleBook(YamlFolder.of(folder), remedies);
        book.rules.forEach(book::checkRemedies);
        return book;
    }

    /**
     * The same book with a user's limits.
     *
     * @param limits by {@code <rule>.<limit>}: a number with the unit of the limit, such as {@code 0.9} or {@code 200 ms}
     * @throws RuleException where no rule has such a limit, or its unit is another
     */
    public RuleBook with(Map<String, String> limits) {
        Map<String, Map<String, String>> moved = new TreeMap<>();
        limits.forEach((name, value) -> {
            int dot = name.indexOf('.');
            String file = name.substring(0, Math.max(dot, 0)) + ".yaml";
            if (!ruleTexts.containsKey(file)) {
                throw new RuleException(name + " is no limit of a rule; write <rule>.<limit>");
            }
            moved.computeIfAbsent(file, key -> new TreeMap<>()).put(name.substring(dot + 1), value);
        });
        return new RuleBook(ruleTexts, remedyTexts, moved);
    }

    /** Ids of all rules, in alphabetical order. */
    public List<String> ids() {
        return rules.stream().map(Rule::id).toList();
    }

    /** Ids of all remedies, in alphabetical order. */
    public List<String> remedyIds() {
        return remedies.keySet().stream().sorted().toList();
    }

    /** Where a rule does not do what its own cases say, or they say too little: one line each; empty when all is well. */
    public List<String> failures() {
        return files.stream().flatMap(file -> Proof.failures(file).stream()).toList();
    }

    /** Asks every rule and orders what was found. */
    public Diagnosis diagnose(Run run, FactSheet facts) {
        Pharmacy pharmacy = new Pharmacy(remedies, catalog, run, facts);
        List<Finding> findings = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        for (Candidate candidate : new Ranking(rules, facts).ranked()) {
            findings.add(candidate.finding(findings.size() + 1, pharmacy.recommend(candidate.rule())));
            found.add(candidate.id());
        }
        List<Verdict.NotJudged> notJudged = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (Rule rule : rules) {
            if (!found.contains(rule.id())) {
                if (rule.ask(facts) instanceof Verdict.NotJudged open) {
                    notJudged.add(open);
                } else {
                    silent.add(rule.id());
                }
            }
        }
        return new Diagnosis(run, facts, findings, notJudged, silent);
    }

    /** The files behind the rules. */
    List<RuleFile> files() {
        return files;
    }

    /** The remedies by id. */
    Map<String, Remedy> remedies() {
        return remedies;
    }

    private void checkRemedies(Rule rule) {
        rule.recommend().stream()
                .filter(id -> !remedies.containsKey(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new RuleException(
                            rule.id() + ".yaml: no remedy is named " + id + "; add remedies/" + id + ".yaml");
                });
    }
}
