package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.EngineSamples.Figure;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.RunPart.ServerEvents;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names a run after its figures, so that the same logs give the same name wherever they lie. */
final class RunId {
    /** Figures that each telling of a run has, rounded as a console rounds them: one more telling changes no name. */
    private static final SortedSet<String> SHARED = new TreeSet<>(List.of(
            "requests.completed", "duration", "tokens.input", "tokens.output", "ttft.mean", "tpot.mean", "itl.mean"));

    /** Without these a run has too little in common with other tellings of it. */
    private static final List<String> LEAST = List.of("requests.completed", "duration");

    private static final int CENTS = 100;

    /** Up to here a double counts in cents. */
    private static final long MOST_CENTS = 1L << 50;

    /** Six bytes: among a million runs a chance of one in five hundred that two are called alike, which is then told apart. */
    private static final int BYTES = 6;

    /** Letters that are handed to the digest together, about. */
    private static final int AT_A_TIME = 1 << 13;

    private RunId() {}

    static String of(List<RunPart> parts) {
        MessageDigest digest = StoredBytes.sha256();
        if (!addSummary(digest, parts)) {
            addMeasured(digest, parts);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** Raw timings, or for a server of which no client told, what it said itself. */
    private static void addMeasured(MessageDigest digest, List<RunPart> parts) {
        for (RunPart part : parts) {
            if (part instanceof RequestTimings timings) {
                addTimings(digest, timings);
            } else if (part instanceof EngineSamples samples) {
                addSamples(digest, samples);
            } else if (part instanceof ServerEvents events) {
                add(digest, new TreeMap<>(events.responses()) + " " + events.warnings() + " " + events.errors());
            }
        }
    }

    /**
     * Each line as its optional figures write themselves, which older names hang on. Several lines at a time, and without the
     * library's way of writing them, which takes a tenth of a second for those of a day.
     */
    private static void addSamples(MessageDigest digest, EngineSamples samples) {
        StringBuilder told = new StringBuilder();
        for (int n = 0; n < samples.count(); n++) {
            addFigure(told, samples.figure(n, Figure.CLOCK_SECONDS)).append(' ');
            addCount(told, samples.figure(n, Figure.RUNNING)).append(' ');
            addCount(told, samples.figure(n, Figure.WAITING)).append(' ');
            addFigure(told, samples.figure(n, Figure.GENERATION_TOKENS_PER_SECOND))
                    .append('\n');
            if (told.length() > AT_A_TIME || n == samples.count() - 1) {
                digest.update(told.toString().getBytes(StandardCharsets.US_ASCII));
                told.setLength(0);
            }
        }
    }

    private static StringBuilder addFigure(StringBuilder told, double figure) {
        return Double.isNaN(figure)
                ? told.append("OptionalDouble.empty")
                : told.append("OptionalDouble[").append(figure).append(']');
    }

    private static StringBuilder addCount(StringBuilder told, double count) {
        return Double.isNaN(count)
                ? told.append("OptionalInt.empty")
                : told.append("OptionalInt[").append((int) count).append(']');
    }

    private static boolean addSummary(MessageDigest digest, List<RunPart> parts) {
        for (RunPart part : parts) {
            if (part instanceof BenchSummary summary) {
                Map<String, Reported> figures = summary.reported();
                boolean shared = figures.keySet().containsAll(LEAST);
                for (String metric : shared ? SHARED : new TreeSet<>(figures.keySet())) {
                    Reported figure = figures.get(metric);
                    if (figure != null) {
                        add(digest, metric + "=" + rounded(figure.quantity().value()));
                    }
                }
                return true;
            }
        }
        return false;
    }

    private static void addTimings(MessageDigest digest, RequestTimings timings) {
        for (int request = 0; request < timings.count(); request++) {
            add(digest, Double.toString(timings.ttftSeconds(request).orElse(-1)));
            add(digest, Double.toString(timings.e2eSeconds(request).orElse(-1)));
            add(digest, Integer.toString(timings.gapCount(request)));
            if (timings.gapCount(request) == 0 && timings.decodeSeconds(request) > 0) {
                add(digest, Double.toString(timings.decodeSeconds(request)));
            }
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static String rounded(double value) {
        long cents = Math.round(value * CENTS);
        // As a console prints it: there is nothing to round, and no need for all its digits.
        if (cents >= 0 && cents < MOST_CENTS && (double) cents / CENTS == value) {
            long rest = cents % CENTS;
            String digits = rest % 10 == 0 ? "." + rest / 10 : (rest < 10 ? ".0" : ".") + rest;
            return cents / CENTS + (rest == 0 ? "" : digits);
        }
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(value);
    }
}
