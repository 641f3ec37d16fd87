package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.YamlValue;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.util.Map;
import java.util.TreeMap;

/**
 * A number that a rule compares with.
 *
 * @param why where the number comes from
 */
record Limit(String name, Quantity value, String why) {

    /** The limits of a rule or remedy by name; one without a reason is refused. */
    static Map<String, Limit> read(YamlValue limits) {
        Map<String, Limit> read = new TreeMap<>();
        limits.entries().forEach((name, value) -> {
            YamlValue.Fields fields = value.fields("value", "why");
            String why = fields.need("why").text();
            if (why.isBlank()) {
                throw value.mistake("limit." + name + " needs its reason in why");
            }
            read.put(name, new Limit(name, quantity(fields.need("value")), why));
        });
        return read;
    }

    /** A number and its unit as a rule file writes them: {@code 0.9}, {@code 5 req}, {@code 200 ms}. */
    static Quantity quantity(YamlValue value) {
        String[] words = value.text().trim().split(" +", 2);
        String notation = words.length == 2 ? words[1] : "";
        Unit unit = Unit.ofNotation(notation)
                .orElseThrow(() -> value.mistake("no unit is written " + notation
                        + "; there are nothing, share, req, count, tok, ms, s, req/s, tok/s"));
        try {
            return new Quantity(Double.parseDouble(words[0]), unit);
        } catch (NumberFormatException notANumber) {
            throw value.mistake(words[0] + " is no number");
        }
    }
}
