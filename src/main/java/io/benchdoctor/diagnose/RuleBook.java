package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.Catalog;
import io.benchdoctor.catalog.Nearest;
import io.benchdoctor.catalog.YamlFolder;
import io.benchdoctor.facts.Demand;
import io.benchdoctor.facts.Episode;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.facts.Pair;
import io.benchdoctor.facts.Sweep;
import io.benchdoctor.model.Quantity;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The door of this room: all rules, asked of one run and weighed against each other. Immutable. */
public final class RuleBook {
    private static final String RULES = "rules";
    private static final String REMEDIES = "remedies";
    private static final String RELEVANT = "relevant";
    private static final Pattern ID = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+){0,20}");

    private final Map<String, String> ruleTexts;
    private final Map<String, String> remedyTexts;
    private final Map<String, Map<String, Move>> moves;
    private final List<RuleFile> files;
    private final RuleSet rules;
    private final RuleSet pairRules;
    private final RuleSet sweepRules;
    private final RuleSet courseRules;
    private final Map<String, Remedy> remedies;
    private final Catalog catalog;
    private final Ruling ruling;

    /** A user's number for a limit, as typed. */
    private record Move(String value, MovedLimit.By by) {}

    /** A book of files by name and text. */
    RuleBook(Map<String, String> ruleTexts, Map<String, String> remedyTexts) {
        this(ruleTexts, remedyTexts, List.of(), Map.of());
    }

    /** @param own ids of rules that are not the program's */
    private RuleBook(
            Map<String, String> ruleTexts,
            Map<String, String> remedyTexts,
            List<String> own,
            Map<String, Map<String, Move>> moves) {
        this.ruleTexts = new TreeMap<>(ruleTexts);
        this.remedyTexts = new TreeMap<>(remedyTexts);
        this.moves = moves;
        Vocabulary vocabulary = Vocabulary.of(Facts.ALL);
        List<RuleFile> read = new ArrayList<>();
        List<MovedLimit> moved = new ArrayList<>();
        this.ruleTexts.forEach((name, text) -> {
            Map<String, Move> here = moves.getOrDefault(name, Map.of());
            RuleFile file = RuleFile.read(name, text, vocabulary, values(here));
            read.add(file);
            if (!here.isEmpty()) {
                moved.addAll(moved(RuleFile.read(name, text, vocabulary), file, here));
            }
        });
        this.files = List.copyOf(read);
        this.ruling = new Ruling(moved, own);
        this.rules = rulesOf(Subject.RUN);
        this.pairRules = rulesOf(Subject.PAIR);
        this.sweepRules = rulesOf(Subject.SWEEP);
        this.courseRules = rulesOf(Subject.COURSE);
        Map<String, Remedy> byId = new TreeMap<>();
        remedyTexts.forEach((name, text) -> {
            Remedy remedy = RemedyFile.read(name, text, vocabulary);
            byId.put(remedy.id(), remedy);
        });
        this.remedies = Map.copyOf(byId);
        this.catalog = Catalog.standard();
    }

    private static Map<String, String> values(Map<String, Move> moves) {
        Map<String, String> values = new TreeMap<>();
        moves.forEach((limit, move) -> values.put(limit, move.value()));
        return values;
    }

    /** Those of the moves that really change a number. */
    private static List<MovedLimit> moved(RuleFile before, RuleFile after, Map<String, Move> moves) {
        List<MovedLimit> moved = new ArrayList<>();
        moves.forEach((limit, move) -> {
            Quantity own = before.rule().limits().get(limit).value();
            Quantity used = after.rule().limits().get(limit).value();
            if (!own.equals(used)) {
                moved.add(new MovedLimit(after.rule().id(), limit, own, used, move.by()));
            }
        });
        return moved;
    }

    /** The rules that come with the program. */
    public static RuleBook standard() {
        return new RuleBook(YamlFolder.ofProgram(RULES), YamlFolder.ofProgram(REMEDIES));
    }

    /**
     * The rules of a folder beside the program's own, and the remedies of its sub-folder {@code remedies}; a file that is
     * named like one of the program's stands in its place. Whether the rules do what their cases say is
     * {@link #failures()}.
     *
     * @throws RuleException where a file in it is no rule
     */
    public static RuleBook of(Path folder) throws IOException {
        Map<String, String> rules = new TreeMap<>(YamlFolder.ofProgram(RULES));
        Map<String, String> remedies = new TreeMap<>(YamlFolder.ofProgram(REMEDIES));
        Map<String, String> brought = YamlFolder.of(folder);
        rules.putAll(brought);
        Path advice = folder.resolve(REMEDIES);
        if (Files.isDirectory(advice)) {
            remedies.putAll(YamlFolder.of(advice));
        }
        List<String> own = brought.keySet().stream()
                .map(name -> name.substring(0, name.length() - ".yaml".length()))
                .toList();
        RuleBook book = new RuleBook(rules, remedies, own, Map.of());
        book.own().forEach(book::checkReferences);
        return book;
    }

    /**
     * The same book with a user's limits.
     *
     * @param limits by {@code <rule>.<limit>}: a number with the unit of the limit, such as {@code 0.9} or {@code 200 ms}
     * @param by who set them; where a limit was set before, the later one counts
     * @throws RuleException where no rule has such a limit, or its unit is another
     */
    public RuleBook with(Map<String, String> limits, MovedLimit.By by) {
        Map<String, Map<String, Move>> all = new TreeMap<>();
        moves.forEach((file, before) -> all.put(file, new TreeMap<>(before)));
        limits.forEach((name, value) -> {
            int dot = name.indexOf('.');
            String rule = name.substring(0, Math.max(dot, 0));
            if (!ruleTexts.containsKey(rule + ".yaml")) {
                throw new RuleException(name + " is no limit of a rule; write <rule>.<limit>"
                        + Nearest.hint(dot < 0 ? name : rule, ids()));
            }
            all.computeIfAbsent(rule + ".yaml", key -> new TreeMap<>())
                    .put(name.substring(dot + 1), new Move(value, by));
        });
        return new RuleBook(ruleTexts, remedyTexts, ruling.own(), all);
    }

    /** What in this book is not the program's. */
    public Ruling ruling() {
        return ruling;
    }

    /** The files that the user brought. */
    private List<RuleFile> own() {
        return files.stream()
                .filter(file -> ruling.own().contains(file.rule().id()))
                .toList();
    }

    /** Ids of all rules, in alphabetical order. */
    public List<String> ids() {
        return files.stream().map(file -> file.rule().id()).toList();
    }

    /** Ids of all remedies, in alphabetical order. */
    public List<String> remedyIds() {
        return remedies.keySet().stream().sorted().toList();
    }

    /**
     * Where a rule that the user brought does not do what its own cases say, or they say too little: one line each, with
     * file and line; empty when all is well.
     */
    public List<String> failures() {
        return own().stream().flatMap(file -> Proof.failures(file).stream()).toList();
    }

    /** Asks every rule about a run and orders what was found. */
    public Diagnosis diagnose(Run run, FactSheet facts) {
        Answers answers = ask(rules, run, facts);
        return new Diagnosis(run, facts, answers.findings(), answers.notJudged(), answers.silent(), ruling);
    }

    /**
     * Asks every rule about a pair.
     *
     * @param base diagnoses of the runs of the base, at least one; of one setting, so that they differ by chance
     * @param now the same of the new side
     * @param declared names of the things that were changed on purpose, of {@link io.benchdoctor.facts.Difference#names}
     */
    public PairDiagnosis compare(List<Diagnosis> base, List<Diagnosis> now, Set<String> declared) {
        Pair pair = new Pair(PairDiagnosis.side(base), PairDiagnosis.side(now), declared);
        FactSheet facts = FactSheet.of(pair);
        Answers answers = ask(pairRules, now.get(0).run(), facts);
        double relevant = relevant(pairRules, PairDiagnosis.REGRESSION);
        return new PairDiagnosis(
                pair,
                base,
                now,
                facts,
                answers.findings(),
                answers.notJudged(),
                PairDiagnosis.verdicts(facts, relevant),
                relevant,
                FindingChange.between(base, now));
    }

    /**
     * Runs of many nights as a history; the smallest change that matters is that of the rule about steps for the worse.
     *
     * @param asRead the runs as their logs tell of them, in the same order: a path may hold the day on which a run was made
     */
    public History history(List<Diagnosis> runs, List<Run> asRead) {
        return History.of(runs, asRead, this::episode, relevant(courseRules, History.REGRESSION));
    }

    /** @param run one of the nights, for which advice is fitted */
    private EpisodeDiagnosis episode(Run run, Episode episode) {
        FactSheet facts = FactSheet.of(episode);
        return new EpisodeDiagnosis(episode, facts, ask(courseRules, run, facts).findings());
    }

    /**
     * Finds the sweeps among runs, and asks every rule about each.
     *
     * @param runs of one batch, in its order
     * @param demand whom the set-ups are to serve
     */
    public List<SweepDiagnosis> sweeps(List<Diagnosis> runs, Demand demand) {
        return SweepSearch.of(runs).stream()
                .map(family -> sweep(family, demand))
                .toList();
    }

    private SweepDiagnosis sweep(SweepFamily family, Demand demand) {
        return sweep(family.sweep(demand), List.copyOf(family.members()));
    }

    /**
     * Asks every rule about a sweep that was found before.
     *
     * @param runs of all its points, at least one
     */
    public SweepDiagnosis sweep(Sweep sweep, List<Diagnosis> runs) {
        FactSheet facts = FactSheet.of(sweep);
        Answers answers = ask(sweepRules, runs.get(0).run(), facts);
        return new SweepDiagnosis(SweepDiagnosis.id(runs), sweep, runs, facts, answers.findings(), answers.notJudged());
    }

    /** The smallest change that matters, as the rule about regressions has it; a folder without it is held to none. */
    private static double relevant(RuleSet rules, String regression) {
        return rules.rules().stream()
                .filter(rule -> rule.id().equals(regression))
                .flatMap(rule -> Optional.ofNullable(rule.limits().get(RELEVANT)).stream())
                .mapToDouble(limit -> limit.value().value())
                .findFirst()
                .orElse(0);
    }

    private record Answers(List<Finding> findings, List<Verdict.NotJudged> notJudged, List<String> silent) {}

    private Answers ask(RuleSet asked, Run run, FactSheet facts) {
        Numbers numbers = new Numbers(facts, asked.places());
        asked.terms().forEach(numbers::of);
        Pharmacy pharmacy = new Pharmacy(remedies, catalog, run, numbers);
        List<Finding> findings = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        Ranking ranking = new Ranking(asked.rules(), numbers);
        for (Candidate candidate : ranking.ranked()) {
            findings.add(candidate.finding(findings.size() + 1, pharmacy.recommend(candidate.rule())));
            found.add(candidate.id());
        }
        List<Verdict.NotJudged> notJudged = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (int n = 0; n < asked.rules().size(); n++) {
            Rule rule = asked.rules().get(n);
            if (!found.contains(rule.id())) {
                Set<String> missing = ranking.missing(n);
                if (missing.isEmpty()) {
                    silent.add(rule.id());
                } else {
                    notJudged.add(asked.notJudged(n, missing));
                }
            }
        }
        return new Answers(findings, notJudged, silent);
    }

    private RuleSet rulesOf(Subject subject) {
        return RuleSet.of(files.stream()
                .filter(file -> file.subject() == subject)
                .map(RuleFile::rule)
                .toList());
    }

    /** The files behind the rules. */
    List<RuleFile> files() {
        return files;
    }

    /** The remedies by id. */
    Map<String, Remedy> remedies() {
        return remedies;
    }

    /** Whether everything exists that a user's rule names. */
    private void checkReferences(RuleFile file) {
        Rule rule = file.rule();
        if (!ID.matcher(rule.id()).matches()) {
            throw new RuleException(file.name() + ":1: an id has small letters, digits and hyphens, 64 at most");
        }
        for (String id : rule.recommend()) {
            if (!remedies.containsKey(id)) {
                throw new RuleException(file.name() + ": no remedy is named " + id + Nearest.hint(id, remedies.keySet())
                        + "; add remedies/" + id + ".yaml");
            }
        }
        List<String> known = new ArrayList<>(ids());
        Stream.of(Severity.values()).map(Severity::id).forEach(known::add);
        Stream.of(Kind.values()).map(Kind::id).forEach(known::add);
        for (String id : rule.yieldsTo()) {
            if (!known.contains(id)) {
                throw new RuleException(
                        file.name() + ": no rule is named " + id + Nearest.hint(id, known) + " (yields-to)");
            }
        }
    }
}
