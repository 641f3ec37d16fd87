package io.benchdoctor.diagnose;

import static java.util.stream.Collectors.joining;

import io.benchdoctor.catalog.YamlValue;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A number that a rule compares with.
 *
 * @param why where the number comes from
 * @param line of its file on which it stands
 */
record Limit(String name, Quantity value, String why, int line) {

    /** The limits of a rule or remedy by name; one without a reason is refused. */
    static Map<String, Limit> read(YamlValue limits) {
        Map<String, Limit> read = new TreeMap<>();
        limits.entries().forEach((name, value) -> {
            YamlValue.Fields fields = value.fields("value", "why");
            String why = fields.need("why").text();
            if (why.isBlank()) {
                throw value.mistake("limit." + name + " needs its reason in why");
            }
            read.put(name, new Limit(name, quantity(fields.need("value")), why, value.line()));
        });
        return read;
    }

    /** The same limit with a user's number, which must have the unit of the rule's own. */
    Limit moved(String text) {
        Quantity moved = quantity(text)
                .orElseThrow(
                        () -> new RuleException(text + " is no number with a unit; write it as " + written(value)));
        if (moved.unit() != value.unit()) {
            throw new RuleException(text + " is in " + named(moved.unit()) + ", but limit." + name + " is in "
                    + named(value.unit()) + "; write it as " + written(value));
        }
        return new Limit(name, moved, why, line);
    }

    private static String named(Unit unit) {
        return unit.notation().isEmpty() ? "no unit" : unit.notation();
    }

    /** A number and its unit as a user types them. */
    static String written(Quantity quantity) {
        String number =
                BigDecimal.valueOf(quantity.value()).stripTrailingZeros().toPlainString();
        return (number + " " + quantity.unit().notation()).trim();
    }

    /** A number and its unit as a rule file writes them: {@code 0.9}, {@code 5 req}, {@code 200 ms}. */
    static Quantity quantity(YamlValue value) {
        return quantity(value.text())
                .orElseThrow(() -> value.mistake(value.text() + " is no number with a unit; there are the units "
                        + Stream.of(Unit.values())
                                .map(Unit::notation)
                                .filter(n -> !n.isEmpty())
                                .collect(joining(", "))
                        + ", and none for a ratio"));
    }

    private static Optional<Quantity> quantity(String text) {
        String[] words = text.trim().split(" +", 2);
        Optional<Unit> unit = Unit.ofNotation(words.length == 2 ? words[1] : "");
        try {
            double number = Double.parseDouble(words[0]);
            return unit.filter(known -> Double.isFinite(number)).map(known -> new Quantity(number, known));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
