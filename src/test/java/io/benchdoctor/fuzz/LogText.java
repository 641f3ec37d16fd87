package io.benchdoctor.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A damaged log as a person may read it: in any encoding, with line ends counted in any way. */
final class LogText {
    private static final Pattern ANSI = Pattern.compile(
            "\u001b\\[[0-9;?:]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|\u001b[@-Z\\\\^_]");
    private static final Pattern PLAIN = Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");

    /** From what a tool prints to the unit of the report: prefixes, minutes and hours, percent. */
    private static final double[] SCALES = {1, 1e3, 1e-3, 1e6, 1e-6, 1e9, 1e-9, 60, 1.0 / 60, 3600, 100, 0.01};

    private static final double NEAR = 1e-9;

    /** A line end to a reader of JSON and to no other: in a file that mixes both, lines are counted in more than one way. */
    private static final Pattern LONE_RETURN = Pattern.compile("\\r(?!\\n)");

    private final byte[] bytes;
    private final List<List<String>> readings = new ArrayList<>();
    private boolean hasLoneReturns;

    LogText(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Whether the words stand on the line.
     *
     * @param spread whether a record of the format may span lines: then the words may stand on a later one
     */
    boolean says(String words, int line, boolean spread) {
        if (readings.isEmpty()) {
            read();
        }
        boolean toTheEnd = spread || hasLoneReturns;
        return readings.stream()
                .filter(lines -> line <= lines.size())
                .map(lines -> lines.subList(line - 1, toTheEnd ? lines.size() : line))
                .anyMatch(lines -> lines.stream().anyMatch(text -> text.contains(words)));
    }

    /** Whether a number is what its text says, in some unit; texts that are no plain number are not judged. */
    static boolean means(String text, double value) {
        if (!PLAIN.matcher(text).matches()) {
            return true;
        }
        double number = Double.parseDouble(text);
        for (double scale : SCALES) {
            double scaled = number * scale;
            if (Double.compare(scaled, value) == 0 || Math.abs(scaled - value) <= NEAR * Math.abs(value)) {
                return true;
            }
        }
        return false;
    }

    private void read() {
        hasLoneReturns = LONE_RETURN
                .matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .find();
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.ISO_8859_1,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE)) {
            String text = ANSI.matcher(new String(bytes, charset)).replaceAll("");
            readings.add(List.of(text.split("\n", -1)));
            readings.add(List.of(text.split("\r\n|\n|\r", -1)));
        }
    }
}
