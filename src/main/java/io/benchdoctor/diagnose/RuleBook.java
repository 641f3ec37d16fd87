package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.Catalog;
import io.benchdoctor.catalog.YamlFolder;
import io.benchdoctor.facts.ComparedMetric;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.facts.Pair;
import io.benchdoctor.facts.PairFacts;
import io.benchdoctor.facts.Side;
import io.benchdoctor.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The door of this room: all rules, asked of one run and weighed against each other. Immutable. */
public final class RuleBook {
    private static final String RULES = "rules";
    private static final String REMEDIES = "remedies";
    private static final String RELEVANT = "relevant";

    private final Map<String, String> ruleTexts;
    private final Map<String, String> remedyTexts;
    private final List<RuleFile> files;
    private final List<Rule> rules;
    private final List<Rule> pairRules;
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
        this.rules = rulesOf(false);
        this.pairRules = rulesOf(true);
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
        book.files.forEach(file -> book.checkRemedies(file.rule()));
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
        return files.stream().map(file -> file.rule().id()).toList();
    }

    /** Ids of all remedies, in alphabetical order. */
    public List<String> remedyIds() {
        return remedies.keySet().stream().sorted().toList();
    }

    /** Where a rule does not do what its own cases say, or they say too little: one line each; empty when all is well. */
    public List<String> failures() {
        return files.stream().flatMap(file -> Proof.failures(file).stream()).toList();
    }

    /** Asks every rule about a run and orders what was found. */
    public Diagnosis diagnose(Run run, FactSheet facts) {
        Answers answers = ask(rules, run, facts);
        return new Diagnosis(run, facts, answers.findings(), answers.notJudged(), answers.silent());
    }

    /**
     * Asks every rule about a pair.
     *
     * @param base diagnoses of the runs of the base, at least one; of one setting, so that they differ by chance
     * @param now the same of the new side
     * @param declared names of the things that were changed on purpose, of {@link io.benchdoctor.facts.Difference#names}
     */
    public PairDiagnosis compare(List<Diagnosis> base, List<Diagnosis> now, Set<String> declared) {
        Pair pair = new Pair(side(base), side(now), declared);
        FactSheet facts = FactSheet.of(pair);
        Answers answers = ask(pairRules, now.get(0).run(), facts);
        double relevant = relevant();
        Map<String, MetricVerdict> metrics = new TreeMap<>();
        ComparedMetric.ALL.stream()
                .filter(metric ->
                        facts.get(PairFacts.CHANGE + metric.id()).known().isPresent())
                .forEach(metric -> metrics.put(metric.id(), MetricVerdict.of(facts, metric, relevant)));
        return new PairDiagnosis(
                pair,
                base,
                now,
                facts,
                answers.findings(),
                answers.notJudged(),
                metrics,
                relevant,
                FindingChange.between(base, now));
    }

    private static Side side(List<Diagnosis> runs) {
        return new Side(runs.stream().map(Diagnosis::facts).toList());
    }

    /** The smallest change that matters, as the rule about regressions has it; a folder without it is held to none. */
    private double relevant() {
        return pairRules.stream()
                .filter(rule -> rule.id().equals(PairDiagnosis.REGRESSION))
                .flatMap(rule -> Optional.ofNullable(rule.limits().get(RELEVANT)).stream())
                .mapToDouble(limit -> limit.value().value())
                .findFirst()
                .orElse(0);
    }

    private record Answers(List<Finding> findings, List<Verdict.NotJudged> notJudged, List<String> silent) {}

    private Answers ask(List<Rule> asked, Run run, FactSheet facts) {
        Pharmacy pharmacy = new Pharmacy(remedies, catalog, run, facts);
        List<Finding> findings = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        for (Candidate candidate : new Ranking(asked, facts).ranked()) {
            findings.add(candidate.finding(findings.size() + 1, pharmacy.recommend(candidate.rule())));
            found.add(candidate.id());
        }
        List<Verdict.NotJudged> notJudged = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (Rule rule : asked) {
            if (!found.contains(rule.id())) {
                if (rule.ask(facts) instanceof Verdict.NotJudged open) {
                    notJudged.add(open);
                } else {
                    silent.add(rule.id());
                }
            }
        }
        return new Answers(findings, notJudged, silent);
    }

    private List<Rule> rulesOf(boolean pairs) {
        return files.stream()
                .filter(file -> file.ofPairs() == pairs)
                .map(RuleFile::rule)
                .toList();
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
