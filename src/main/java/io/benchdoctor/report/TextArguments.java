package io.benchdoctor.report;

import io.benchdoctor.facts.Fact;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.facts.PairFacts;
import io.benchdoctor.model.Metric;
import io.benchdoctor.model.SettingKey;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arguments with which a report fills the texts of a finding or a remedy. */
public final class TextArguments {
    private static final Set<String> NAMES = Stream.of(
                    Facts.ALL.stream().map(Fact::id).map(Wording::camelCase),
                    PairFacts.ALL.stream().map(Fact::id).map(Wording::camelCase),
                    Stream.of(SettingKey.values()).map(SettingKey::id),
                    Stream.of("severity", "requests", "list", "limit"))
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());

    private TextArguments() {}

    /** Whether a text may ask for this: a fact or a figure in camel case, a setting, or what a finding always knows. */
    public static boolean isKnown(String name) {
        return NAMES.contains(name) || Metric.unit(dotted(name)).isPresent();
    }

    /** {@code ttftP99} as {@code ttft.p99}. */
    private static String dotted(String name) {
        StringBuilder id = new StringBuilder();
        name.chars().forEach(letter -> {
            if (Character.isUpperCase(letter)) {
                id.append('.');
            }
            id.appendCodePoint(Character.toLowerCase(letter));
        });
        return id.toString();
    }
}
