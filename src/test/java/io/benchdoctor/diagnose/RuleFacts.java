package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.YamlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The facts that rules ask for, and what must be handed in for those that no ordinary run shows. */
final class RuleFacts {
    private static final Path INPUTS = Path.of("src/test/cases/inputs.yaml");

    private RuleFacts() {}

    /** The rules that ask a run for a fact, by fact; what two sides or a sweep tell follows from what each tells. */
    static Map<String, Set<String>> askedBy(List<RuleFile> files) {
        Map<String, Set<String>> askedBy = new TreeMap<>();
        for (RuleFile file :
                files.stream().filter(each -> each.subject() == Subject.RUN).toList()) {
            conditions(file.rule())
                    .forEach(condition -> condition.parts(
                            part -> named(part).forEach(fact -> askedBy.computeIfAbsent(fact, key -> new TreeSet<>())
                                    .add(file.rule().id()))));
        }
        return askedBy;
    }

    /** The input that yields a fact, by fact. */
    static Map<String, String> inputs() throws IOException {
        Map<String, String> inputs = new TreeMap<>();
        YamlValue.read(INPUTS.toString(), Files.readString(INPUTS))
                .fields("inputs")
                .need("inputs")
                .items()
                .forEach(item -> {
                    YamlValue.Fields fields = item.fields("input", "facts");
                    fields.texts("facts")
                            .forEach(fact ->
                                    inputs.put(fact, fields.need("input").text()));
                });
        return inputs;
    }

    private static Stream<Condition> conditions(Rule rule) {
        return Stream.of(
                        rule.forms().stream().map(Rule.Form::when),
                        rule.ownership().stream()
                                .flatMap(part -> part.odds().stream())
                                .map(Rule.Odds::when),
                        rule.spoils().stream().flatMap(spoiling -> spoiling.when().stream()))
                .flatMap(conditions -> conditions);
    }

    private static Stream<String> named(Condition part) {
        if (part instanceof Condition.Comparison comparison) {
            return Stream.concat(Stream.of(comparison.fact()), comparison.bound().fact().stream());
        }
        if (part instanceof Condition.Range range) {
            return Stream.concat(
                    Stream.of(range.fact()),
                    Stream.of(range.low(), range.high()).flatMap(bound -> bound.fact().stream()));
        }
        if (part instanceof Condition.Flag flag) {
            return Stream.of(flag.fact());
        }
        return part instanceof Condition.Presence presence ? Stream.of(presence.fact()) : Stream.empty();
    }
}
