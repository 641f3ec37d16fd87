package io.benchdoctor.cli;

import io.benchdoctor.i18n.Messages;
import io.benchdoctor.parse.Considered;
import io.benchdoctor.parse.Considered.Way;
import io.benchdoctor.parse.Sighting;
import io.benchdoctor.parse.Sign;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Says in words by what a format is known, and what of that was found. */
final class SignWords {
    private final Messages words;

    SignWords(Messages words) {
        this.words = words;
    }

    /** One way in which a format is known. */
    String way(Way way) {
        String needed = way.needed().stream()
                .map(this::group)
                .reduce((first, second) -> pair("cli.sign.and", first, second))
                .orElse("");
        return way.barred().isEmpty() ? needed : pair("cli.sign.not", needed, group(way.barred()));
    }

    /** Why a log was taken for a format or was not. */
    String verdict(Considered considered) {
        Way best = considered.ways().stream()
                .max(Comparator.comparingLong(SignWords::groupsFound))
                .orElseThrow();
        String found = found(best.needed().stream().flatMap(List::stream));
        String formats = String.join(", ", considered.formats());
        if (considered.taken()) {
            String key = considered.read() ? "cli.why.taken" : "cli.why.named";
            return words.text(key, Map.of("format", formats, "found", found));
        }
        String against = found(best.barred().stream());
        if (!against.isEmpty()) {
            return words.text("cli.why.barred", Map.of("format", formats, "found", found, "against", against));
        }
        String missing = best.needed().stream()
                .filter(group -> group.stream().noneMatch(Sighting::found))
                .map(this::group)
                .reduce((first, second) -> pair("cli.sign.and", first, second))
                .orElse("");
        return missing.isEmpty()
                ? words.text("cli.why.outranked", Map.of("format", formats, "found", found))
                : words.text("cli.why.missing", Map.of("format", formats, "found", found, "missing", missing));
    }

    private static long groupsFound(Way way) {
        return way.needed().stream()
                .filter(group -> group.stream().anyMatch(Sighting::found))
                .count();
    }

    private String found(Stream<Sighting> sightings) {
        return sightings
                .filter(Sighting::found)
                .distinct()
                .map(this::place)
                .reduce((first, second) -> first + ", " + second)
                .orElse("");
    }

    private String place(Sighting sighting) {
        return words.text(
                "cli.sign.at",
                Map.of("sign", sign(sighting.sign()), "line", Integer.toString(sighting.line()), "count", (long)
                        sighting.count()));
    }

    private String group(List<Sighting> group) {
        return group.stream()
                .map(sighting -> sign(sighting.sign()))
                .reduce((first, second) -> pair("cli.sign.or", first, second))
                .orElse("");
    }

    private String sign(Sign sign) {
        return sign.kind() == Sign.Kind.SHAPE
                ? words.text("cli.shape." + sign.text()).replace("`", "")
                : words.text("cli.sign." + sign.kind().id(), Map.of("text", sign.text()));
    }

    private String pair(String key, String first, String second) {
        return words.text(key, Map.of("first", first, "second", second));
    }
}
