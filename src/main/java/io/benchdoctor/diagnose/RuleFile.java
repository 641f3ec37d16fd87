package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.Nearest;
import io.benchdoctor.catalog.YamlException;
import io.benchdoctor.catalog.YamlValue;
import io.benchdoctor.diagnose.Rule.Form;
import io.benchdoctor.diagnose.Rule.Odds;
import io.benchdoctor.diagnose.Rule.Ownership;
import io.benchdoctor.diagnose.Rule.Spoiling;
import io.benchdoctor.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A file of the folder {@code rules/}: the rule, and the cases by which it proves itself.
 *
 * @param about the sentence at the head of the file
 * @param proof the end of the file, from the cases on, with an empty line for each line before
 * @param subject what it speaks about
 * @param alwaysDecided whether the facts it needs are known of every run
 */
record RuleFile(String name, String about, Rule rule, Subject subject, boolean alwaysDecided, String proof) {
    private static final String[] KEYS = {
        "id",
        "about",
        "stage",
        "kind",
        "severity",
        "cause",
        "limits",
        "forms",
        "recommend",
        "group",
        "prior",
        "odds",
        "spoils",
        "yields-to",
        "always-decided"
    };
    private static final String CASES = "cases";
    private static final List<String> VERDICTS = List.of("silent", "not-judged");

    /**
     * @param line of the file on which the case begins
     * @param says the look-alike or truth that the case stands for
     * @param expect as written: a confidence, {@code silent}, {@code not-judged}
     * @param severity expected beside a confidence
     */
    record Case(int line, String says, Map<String, Quantity> given, String expect, Optional<Severity> severity) {
        Case {
            given = Map.copyOf(given);
        }
    }

    /** @throws RuleException where the file is no rule */
    static RuleFile read(String name, String text, Vocabulary vocabulary) {
        return read(name, text, vocabulary, Map.of());
    }

    /**
     * @param moved a user's numbers by name of the limit, instead of the rule's own
     * @throws RuleException where the file is no rule, or has no such limit
     */
    static RuleFile read(String name, String text, Vocabulary vocabulary, Map<String, String> moved) {
        try {
            int end = text.indexOf("\n" + CASES + ":") + 1;
            if (end == 0) {
                throw new YamlException(name + ":1:1: the key " + CASES + " is missing; it is the last of a rule file");
            }
            YamlValue.Fields fields =
                    YamlValue.read(name, text.substring(0, end)).fields(KEYS);
            Subject subject = fields.find("about").map(RuleFile::subject).orElse(Subject.RUN);
            Rule rule = new Reader(
                            name, text, subject == Subject.RUN ? vocabulary : subject.vocabulary(), moved, fields)
                    .rule();
            if (!name.equals(rule.id() + ".yaml")) {
                throw fields.need("id").mistake("the file must be named " + rule.id() + ".yaml");
            }
            boolean always = fields.find("always-decided").map(YamlValue::truth).orElse(false);
            String proof = "\n".repeat((int) text.substring(0, end).lines().count()) + text.substring(end);
            return new RuleFile(name, about(text), rule, subject, always, proof);
        } catch (YamlException mistake) {
            throw new RuleException(mistake.getMessage());
        }
    }

    /**
     * The cases; read only when asked for, for they are the longer half of a file and a diagnosis does not need them.
     *
     * @throws RuleException where a case is none
     */
    List<Case> cases() {
        try {
            return YamlValue.read(name, proof).fields(CASES).need(CASES).items().stream()
                    .map(RuleFile::readCase)
                    .toList();
        } catch (YamlException mistake) {
            throw new RuleException(mistake.getMessage());
        }
    }

    /** Line of the file on which its cases begin. */
    int casesLine() {
        return proof.length() - proof.stripLeading().length() + 1;
    }

    private static Subject subject(YamlValue value) {
        return Stream.of(Subject.PAIR, Subject.SWEEP, Subject.COURSE)
                .filter(subject -> subject.id().equals(value.text()))
                .findFirst()
                .orElseThrow(() -> value.mistake(
                        "a rule is about a run, which need not be said, or about: pair, sweep, or course"));
    }

    private static Case readCase(YamlValue written) {
        YamlValue.Fields fields = written.fields("says", "given", "expect");
        Map<String, Quantity> given = new TreeMap<>();
        fields.need("given").entries().forEach((id, value) -> given.put(id, Limit.quantity(value)));
        YamlValue expect = fields.need("expect");
        if (!expect.isMapping()) {
            if (!VERDICTS.contains(expect.text())) {
                expect.number();
            }
            return new Case(written.line(), fields.need("says").text(), given, expect.text(), Optional.empty());
        }
        YamlValue.Fields found = expect.fields("confidence", "severity");
        return new Case(
                written.line(),
                fields.need("says").text(),
                given,
                found.need("confidence").text(),
                found.find("severity").map(severity -> severity.oneOf(Severity.class)));
    }

    private static String about(String text) {
        List<String> lines = text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).trim())
                .toList();
        return String.join(" ", lines).trim();
    }

    private record Reader(
            String name, String text, Vocabulary vocabulary, Map<String, String> moved, YamlValue.Fields fields) {
        Rule rule() {
            Map<String, Limit> limits =
                    new TreeMap<>(fields.find("limits").map(Limit::read).orElse(Map.of()));
            moved.forEach((limit, value) -> {
                if (!limits.containsKey(limit)) {
                    throw new RuleException(name + " has no limit." + limit
                            + Nearest.hint(limit, limits.keySet())
                            + "; it has " + String.join(", ", limits.keySet()));
                }
                limits.computeIfPresent(limit, (key, own) -> own.moved(value));
            });
            Conditions conditions = new Conditions(name, text, new RuleConditionReader(vocabulary, limits));
            return new Rule(
                    fields.need("id").text(),
                    fields.need("stage").oneOf(Stage.class),
                    fields.need("kind").oneOf(Kind.class),
                    fields.need("severity").oneOf(Severity.class),
                    limits,
                    forms(conditions),
                    fields.texts("recommend"),
                    ownership(conditions),
                    spoils(conditions),
                    fields.texts("yields-to"));
        }

        private List<Form> forms(Conditions conditions) {
            Severity severity = fields.need("severity").oneOf(Severity.class);
            boolean cause = fields.find("cause").map(YamlValue::truth).orElse(false);
            List<Form> forms = new ArrayList<>();
            for (YamlValue item : fields.need("forms").items()) {
                YamlValue.Fields form = item.fields("confidence", "severity", "cause", "when");
                double confidence = share(form.need("confidence"));
                if (!forms.isEmpty() && forms.get(forms.size() - 1).confidence() < confidence) {
                    throw item.mistake("the form before is less convincing; write the most convincing first");
                }
                forms.add(new Form(
                        confidence,
                        form.find("severity")
                                .map(value -> value.oneOf(Severity.class))
                                .orElse(severity),
                        form.find("cause").map(YamlValue::truth).orElse(cause),
                        conditions.read(form.need("when")),
                        form.need("when").text()));
            }
            if (forms.isEmpty()) {
                throw fields.need("forms").mistake("a rule needs a form");
            }
            return forms;
        }

        private Optional<Ownership> ownership(Conditions conditions) {
            List<Odds> odds = new ArrayList<>();
            for (YamlValue item : fields.items("odds")) {
                YamlValue.Fields entry = item.fields("times", "when", "why");
                odds.add(new Odds(
                        positive(entry.need("times")),
                        conditions.read(entry.need("when")),
                        entry.need("when").text(),
                        entry.need("why").text()));
            }
            return fields.find("group").map(group -> new Ownership(group.text(), positive(fields.need("prior")), odds));
        }

        private List<Spoiling> spoils(Conditions conditions) {
            List<Spoiling> spoils = new ArrayList<>();
            for (YamlValue item : fields.items("spoils")) {
                YamlValue.Fields entry = item.fields("facts", "cap", "when", "why");
                spoils.add(new Spoiling(
                        entry.texts("facts"),
                        share(entry.need("cap")),
                        entry.find("when").map(conditions::read),
                        entry.need("why").text()));
            }
            return spoils;
        }

        private static double share(YamlValue value) {
            double share = value.number();
            if (share < 0 || share > 1) {
                throw value.mistake("a number from 0 to 1 is expected here");
            }
            return share;
        }

        private static double positive(YamlValue value) {
            double number = value.number();
            if (number <= 0) {
                throw value.mistake("a number above 0 is expected here");
            }
            return number;
        }
    }
}
