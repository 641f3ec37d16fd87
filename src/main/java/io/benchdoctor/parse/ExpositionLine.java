package io.benchdoctor.parse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sample of a Prometheus exposition.
 *
 * @param name such as {@code vllm:num_requests_running}
 * @param labels by name, without their escapes
 * @param value as written
 */
record ExpositionLine(String name, Map<String, String> labels, String value) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_:][\\w:]*+");
    private static final Pattern LABEL = Pattern.compile("\\s*+(\\w++)=\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*+,?+");
    /** A value, and perhaps the time of the sample in milliseconds. */
    private static final Pattern VALUE = Pattern.compile("\\s*+(\\S++)(?:\\s++-?\\d++)?\\s*+");

    /** Empty for comments, blank lines and everything else that is no sample. */
    static Optional<ExpositionLine> of(String line) {
        Matcher matcher = NAME.matcher(line);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String name = matcher.group();
        int at = matcher.end();
        Map<String, String> labels = new LinkedHashMap<>();
        if (at < line.length() && line.charAt(at) == '{') {
            at++;
            Matcher label = LABEL.matcher(line);
            while (label.region(at, line.length()).lookingAt()) {
                labels.put(label.group(1), label.group(2).replaceAll("\\\\(.)", "$1"));
                at = label.end();
            }
            if (at >= line.length() || line.charAt(at) != '}') {
                return Optional.empty();
            }
            at++;
        }
        Matcher value = VALUE.matcher(line).region(at, line.length());
        return value.matches() && at < line.length()
                ? Optional.of(new ExpositionLine(name, labels, value.group(1)))
                : Optional.empty();
    }

    /** What tells series of one name apart. */
    String series() {
        return name + labels;
    }

    /** Empty for what is written as no number, and for infinities and NaN, which tell nothing. */
    OptionalDouble number() {
        OptionalDouble number = new Field(value, 1).number();
        return number.isPresent() && Double.isFinite(number.getAsDouble()) ? number : OptionalDouble.empty();
    }
}
