package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.SourceRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Makes a sample of a statistics line: read by label, in any order, unknown labels passed over. Lives for one log. */
final class StatisticsLine {
    /** By this every generation's line is known. */
    static final String LABEL = "Avg prompt throughput";

    private static final String ENGINE = "Engine ";
    private static final String PER_SECOND = "tokens/s";
    private static final String REQUESTS = "reqs";
    private static final String PERCENT = "%";

    /** Made for the first line that is worded otherwise than most: there is none in most logs. */
    private Optional<ServerLog> grammar = Optional.empty();

    /**
     * @param clockSeconds when the line was written
     * @param ended whether a line end follows; what a log breaks off in is no figure
     * @return empty when nothing on the line is a figure of an engine
     */
    Optional<EngineSample> read(String message, SourceRef at, OptionalDouble clockSeconds, boolean ended) {
        Optional<EngineSample> plain = ended ? PlainStatistics.read(message, at, clockSeconds) : Optional.empty();
        return plain.isPresent() ? plain : byGrammar(message, at, clockSeconds, ended);
    }

    /** The same of any wording. */
    Optional<EngineSample> byGrammar(String message, SourceRef at, OptionalDouble clockSeconds, boolean ended) {
        grammar = grammar.or(() -> Optional.of(new ServerLog()));
        List<ServerLog.Field> fields = grammar.get().fields(message);
        int whole = ended ? fields.size() : Math.max(fields.size() - 1, 0);
        Map<String, ServerLog.Field> byLabel = new HashMap<>();
        fields.subList(0, whole).forEach(field -> byLabel.putIfAbsent(field.label(), field));
        if (byLabel.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new EngineSample(
                at,
                clockSeconds,
                engine(fields),
                count(byLabel, REQUESTS, "Running"),
                count(byLabel, REQUESTS, "Waiting", "Pending"),
                share(byLabel, "GPU KV cache usage"),
                share(byLabel, "Prefix cache hit rate"),
                number(byLabel, PER_SECOND, LABEL),
                number(byLabel, PER_SECOND, "Avg generation throughput"),
                count(byLabel, "", "Preemptions")));
    }

    /** {@code Engine 000} is a replica; {@code 4 Engines Aggregated} and no name at all are the whole server. */
    private static OptionalInt engine(List<ServerLog.Field> fields) {
        String scope = fields.get(0).scope();
        String index = scope.startsWith(ENGINE) ? scope.substring(ENGINE.length()) : "";
        boolean number = !index.isEmpty() && index.length() < 6 && index.chars().allMatch(Character::isDigit);
        return number ? OptionalInt.of(Integer.parseInt(index)) : OptionalInt.empty();
    }

    private static OptionalInt count(Map<String, ServerLog.Field> fields, String unit, String... labels) {
        OptionalDouble number = number(fields, unit, labels);
        boolean whole = number.isPresent() && number.getAsDouble() == Math.rint(number.getAsDouble());
        return whole && number.getAsDouble() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsDouble())
                : OptionalInt.empty();
    }

    private static OptionalDouble share(Map<String, ServerLog.Field> fields, String label) {
        OptionalDouble percent = number(fields, PERCENT, label);
        return percent.isPresent() ? OptionalDouble.of(percent.getAsDouble() / 100) : percent;
    }

    /** The number of the first label that stands there with its unit; negative ones are none, nor are such as no number holds. */
    private static OptionalDouble number(Map<String, ServerLog.Field> fields, String unit, String... labels) {
        for (String label : labels) {
            ServerLog.Field field = fields.get(label);
            if (field != null && field.unit().equals(unit) && !field.number().startsWith("-")) {
                double number = Double.parseDouble(field.number());
                return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
            }
        }
        return OptionalDouble.empty();
    }
}
