package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.SourceRef;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A statistics line in the very words of today's vLLM, read by hand: a server that runs for weeks writes a million of them.
 * What is worded otherwise, by a letter, is left to the grammar.
 */
final class PlainStatistics {
    private static final int MOST_DIGITS = 14;
    private static final double PERCENT = 100;
    private static final double TEN = 10;

    /** What stands behind each two digits of a stamp, up to the line of the program. */
    private static final String[] STAMP = {"-", " ", ":", ":", " [loggers.py:"};

    private final String text;
    private int at;
    private boolean fits = true;

    private PlainStatistics(String text) {
        this.text = text;
    }

    /** Whether all of the line is such a message behind the logger's usual prefix. */
    static boolean is(TextLine line) {
        boolean logged = line.text().startsWith("INFO ") || line.text().startsWith("(");
        if (!line.ended() || !logged) {
            return false;
        }
        PlainStatistics told = new PlainStatistics(line.text());
        if (!told.passesPrefix()) {
            return false;
        }
        told.values();
        return told.isWhole();
    }

    /** The sample of such a message; empty for any other. */
    static Optional<EngineSample> read(String message, SourceRef place, OptionalDouble clockSeconds) {
        PlainStatistics told = new PlainStatistics(message);
        double[] values = told.values();
        if (!told.isWhole()) {
            return Optional.empty();
        }
        return Optional.of(new EngineSample(
                place,
                clockSeconds,
                OptionalInt.of((int) values[0]),
                OptionalInt.of((int) values[3]),
                OptionalInt.of((int) values[4]),
                OptionalDouble.of(values[5] / PERCENT),
                OptionalDouble.of(values[6] / PERCENT),
                OptionalDouble.of(values[1]),
                OptionalDouble.of(values[2]),
                OptionalInt.empty()));
    }

    private boolean isWhole() {
        return fits && at == text.length();
    }

    private boolean passesPrefix() {
        if (text.startsWith("(")) {
            pass("(APIServer pid=");
            digits();
            pass(") ");
        }
        pass("INFO ");
        for (String behind : STAMP) {
            int begin = at;
            digits();
            fits = fits && at - begin == 2;
            pass(behind);
        }
        digits();
        pass("] ");
        return fits;
    }

    /** Engine, prompt and generation tokens a second, running, waiting, and the two shares in percent. */
    private double[] values() {
        double[] values = new double[7];
        pass("Engine ");
        values[0] = engine();
        pass(": Avg prompt throughput: ");
        values[1] = decimal();
        pass(" tokens/s, Avg generation throughput: ");
        values[2] = decimal();
        pass(" tokens/s, Running: ");
        values[3] = whole();
        pass(" reqs, Waiting: ");
        values[4] = whole();
        pass(" reqs, GPU KV cache usage: ");
        values[5] = decimal();
        pass("%, Prefix cache hit rate: ");
        values[6] = decimal();
        pass("%");
        return values;
    }

    private void pass(String words) {
        fits = fits && text.startsWith(words, at);
        at += words.length();
    }

    private int engine() {
        int begin = at;
        double number = digits();
        fits = fits && at - begin == 3;
        return (int) number;
    }

    private double whole() {
        int begin = at;
        double number = digits();
        fits = fits && at - begin <= 9;
        return number;
    }

    /** With one decimal; so many digits over ten are the nearest double to what they spell. */
    private double decimal() {
        double whole = digits();
        pass(".");
        int begin = at;
        double tenths = digits();
        fits = fits && at - begin == 1;
        return (TEN * whole + tenths) / TEN;
    }

    private double digits() {
        int begin = at;
        long number = 0;
        while (fits && at < text.length() && at - begin < MOST_DIGITS && isDigit(text.charAt(at))) {
            number = 10 * number + text.charAt(at++) - '0';
        }
        fits = fits && at > begin;
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
