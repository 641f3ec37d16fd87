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

    private final String text;
    private int at;
    private boolean fits = true;

    private PlainStatistics(String text) {
        this.text = text;
    }

    /** The sample of such a line; empty for any other. */
    static Optional<EngineSample> read(String message, SourceRef place, OptionalDouble clockSeconds) {
        PlainStatistics line = new PlainStatistics(message);
        line.pass("Engine ");
        int engine = line.engine();
        line.pass(": Avg prompt throughput: ");
        double prompt = line.decimal();
        line.pass(" tokens/s, Avg generation throughput: ");
        double generation = line.decimal();
        line.pass(" tokens/s, Running: ");
        double running = line.whole();
        line.pass(" reqs, Waiting: ");
        double waiting = line.whole();
        line.pass(" reqs, GPU KV cache usage: ");
        double cache = line.decimal();
        line.pass("%, Prefix cache hit rate: ");
        double hits = line.decimal();
        line.pass("%");
        if (!line.fits || line.at != message.length()) {
            return Optional.empty();
        }
        return Optional.of(new EngineSample(
                place,
                clockSeconds,
                OptionalInt.of(engine),
                OptionalInt.of((int) running),
                OptionalInt.of((int) waiting),
                OptionalDouble.of(cache / PERCENT),
                OptionalDouble.of(hits / PERCENT),
                OptionalDouble.of(prompt),
                OptionalDouble.of(generation),
                OptionalInt.empty()));
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
