package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What differs in how two sides were made: what was asked of the server, and the server itself. */
final class PairSetting {
    /** Two means that were drawn from the same lengths are farther apart once in four hundred comparisons. */
    private static final double ERRORS = 3;

    static final List<Fact> ALL = Stream.of(counts(), lengths("input"), lengths("output"))
            .flatMap(List::stream)
            .toList();

    private PairSetting() {}

    private static List<Fact> counts() {
        return List.of(
                count("differs.known", "settings that both sides tell", sheet -> Difference.known(sheet.pair())),
                count("differs.load", "settings of the load that differ and were not declared", sheet -> noted(
                                sheet, undeclared(sheet, Difference.LOAD))
                        .size()),
                count(
                        "differs.system",
                        "decisions about the server that differ, but for those that were declared",
                        sheet -> noted(sheet, undeclared(sheet, Difference.SYSTEM)).stream()
                                .map(Difference::group)
                                .distinct()
                                .count()),
                count("differs.declared", "things that were changed on purpose", sheet -> sheet.pair()
                        .declared()
                        .size()),
                count("differs.draw", "other draws of the same questions", sheet -> noted(
                                sheet, undeclared(sheet, Difference.DRAW))
                        .size()),
                share(
                        "differs.hits",
                        "distance of the shares of prompt tokens found in the prefix cache",
                        sheet -> Math.abs(Symbols.known(sheet.pair().base().mean("prefix.hitShare"))
                                - Symbols.known(sheet.pair().now().mean("prefix.hitShare")))));
    }

    private static List<Fact> lengths(String which) {
        return List.of(
                share(
                        "differs." + which,
                        "distance of the " + which + ".mean of both, as a part of the base's",
                        sheet -> distance(sheet, which + ".mean")),
                share(
                        "differs." + which + ".sure",
                        "differs." + which
                                + " - 3 standard errors, where the length of each request is known, or repeats are",
                        sheet -> Math.max(0, sheet.need("differs." + which) - ERRORS * error(sheet.pair(), which))));
    }

    private static Fact count(String id, String text, Fact.Formula formula) {
        return new Fact(id, Unit.COUNT, Quality.EXACT, text, formula);
    }

    private static Fact share(String id, String text, Fact.Formula formula) {
        return new Fact(id, Unit.SHARE, Quality.EXACT, text, formula);
    }

    private static List<Difference> undeclared(FactSheet sheet, String part) throws Unavailable {
        Pair pair = sheet.pair();
        // without a setting that both sides tell nothing can be the same
        valid(Difference.known(pair) > 0);
        return pair.differences().stream()
                .filter(difference -> difference.part().equals(part) && !difference.declared())
                .toList();
    }

    private static List<Difference> noted(FactSheet sheet, List<Difference> differences) {
        differences.forEach(difference -> difference.at().forEach(sheet::at));
        return differences;
    }

    private static double distance(FactSheet sheet, String id) throws Unavailable {
        Pair pair = sheet.pair();
        double base = Symbols.known(pair.base().mean(id));
        double now = Symbols.known(pair.now().mean(id));
        pair.base().places(id).forEach(sheet::at);
        pair.now().places(id).forEach(sheet::at);
        return Math.abs(Symbols.quotient(now, base) - 1);
    }

    /** Standard error of the distance, by the lengths of single requests, else by repeats; 0 where neither tells it. */
    private static double error(Pair pair, String which) {
        double sum = 0;
        for (Side side : List.of(pair.base(), pair.now())) {
            List<Double> lengths = new ArrayList<>();
            Optional<List<RequestTimings>> timings = side.timings();
            timings.ifPresent(runs -> runs.forEach(run -> IntStream.range(0, run.count())
                    .filter(run::completed)
                    .mapToObj(r -> which.equals("input") ? run.inputTokens(r) : run.outputTokens(r))
                    .filter(OptionalInt::isPresent)
                    .forEach(length -> lengths.add((double) length.getAsInt()))));
            double[] values = lengths.isEmpty()
                    ? side.known(which + ".mean")
                    : lengths.stream().mapToDouble(Double::doubleValue).toArray();
            if (values.length < 2) {
                return 0;
            }
            double variation = Moments.variation(values).orElse(0);
            sum += variation * variation / Arrays.stream(values).count();
        }
        return Math.sqrt(sum);
    }
}
