package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Metric;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.model.Unit;
import io.benchdoctor.parse.BenchConsole.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one printed block says, row by row.
 *
 * @param figures by metric id, what was not measured left out
 * @param unmeasured figures that stand in print and mean "not measured"
 * @param texts rows that say a word instead of a number, by label in print: {@code Backend}, {@code Max request concurrency}
 */
record ConsoleFigures(
        Map<String, Reported> figures,
        Map<String, Reported> unmeasured,
        Map<String, Reported> texts,
        List<LogNote> notes) {
    /** Fewer figures than a client prints before its first latency are no result, only the remains of one. */
    private static final int MIN_FIGURES = 3;

    /** Every client prints two decimals but for counts; fewer at the very end of a log are a number cut in half. */
    private static final Pattern TWO_DECIMALS = Pattern.compile(".*\\.\\d{2,}|[nN]a[nN]|[iI]nf");

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d[\\d,]*\\.?\\d*(?:[eE][+-]?\\d+)?|\\.\\d+|[nN]a[nN]|[iI]nf)");

    /** Of an answer that is not streamed TTFT is all but the closing of the connection. */
    private static final double ONE_PIECE = 0.95;

    private static final List<String> STREAMED = List.of("ttft", "tpot", "itl");

    /** The row of how many requests were answered. */
    static final Mark COMPLETED = Mark.told("block-completed");

    /** As many figures as make a result. */
    static final Mark FIGURES = Mark.told("block-figures");

    /** Rows that only benchmarks of something else print under this headline. */
    static final Mark[] ALIEN = {
        Mark.lineStarting("Peak Memory"),
        Mark.lineStarting("Latency Mean (s)"),
        Mark.line(
                "block-simulation",
                line -> line.startsWith("B") && line.replace(" ", "").equals("BenchmarkMode:simulation"))
    };

    /**
     * The figures; empty when the block is no result of text generation.
     *
     * @param seen is told what of a result the block holds
     */
    static Optional<ConsoleFigures> of(String path, PrintedBlock block, Sightings seen) {
        if (isAlien(block, seen)) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(block.lines().size());
        block.lines().forEach(line -> lines.add(line.text()));
        var figures = new ConsoleFigures(
                new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        for (Row row : BenchConsole.rows(lines)) {
            PrintedBlock.Line line = block.lines().get(row.line());
            figures.add(path, line, block.breaksOffIn(line), row);
        }
        if (!figures.isResult(block.headline(), seen)) {
            return Optional.empty();
        }
        figures.noteCut(path, block);
        return Optional.of(figures.measuredOnly(path, block));
    }

    private static boolean isAlien(PrintedBlock block, Sightings seen) {
        boolean alien = false;
        for (PrintedBlock.Line line : block.lines()) {
            for (Mark mark : ALIEN) {
                alien |= seen.sees(mark, line.text(), line.number());
            }
        }
        return alien;
    }

    private boolean isResult(int headline, Sightings seen) {
        Reported completed = figures.get("requests.completed");
        if (completed != null) {
            seen.note(COMPLETED, completed.at().line());
        }
        if (figures.size() >= MIN_FIGURES) {
            seen.note(FIGURES, headline);
        }
        return completed != null && figures.size() >= MIN_FIGURES;
    }

    /** A block that breaks off in the middle: at the very end of the log, or before its first latency. */
    private void noteCut(String path, PrintedBlock block) {
        boolean noted = notes.stream().anyMatch(note -> note.problem() == Problem.TRUNCATED);
        if (!block.ended() && !hasLatency() && !noted) {
            notes.add(new LogNote(new SourceRef(path, block.lastLine()), Problem.TRUNCATED, ""));
        }
    }

    private boolean hasLatency() {
        return figures.keySet().stream().anyMatch(ConsoleLabel::isLatency);
    }

    private void add(String path, PrintedBlock.Line line, boolean breaksOff, Row row) {
        var at = new SourceRef(path, line.number());
        Optional<ConsoleLabel> label = ConsoleLabel.of(row.label());
        Optional<Unit> unit = label.flatMap(known -> Metric.unit(known.metric()));
        if (unit.isEmpty() || !row.number()) {
            texts.putIfAbsent(row.label(), new Reported(new Quantity(Double.NaN, Unit.RATIO), row.value(), at));
            if (unit.isPresent() && !saysNoLimit(row.value())) {
                notes.add(new LogNote(at, line.ended() ? Problem.UNREADABLE_NUMBER : Problem.TRUNCATED, line.text()));
            }
            return;
        }
        boolean decimals = unit.get() != Unit.REQUESTS && unit.get() != Unit.TOKENS && unit.get() != Unit.COUNT;
        if (!line.ended() && !(decimals ? TWO_DECIMALS.matcher(row.value()).matches() : !breaksOff)) {
            notes.add(new LogNote(at, Problem.TRUNCATED, line.text()));
            return;
        }
        double value = number(row.value()) * label.get().factor();
        if (row.value().toLowerCase(Locale.ROOT).endsWith("inf")
                && label.get().metric().equals("rate.offered")) {
            texts.putIfAbsent(row.label(), new Reported(new Quantity(value, unit.get()), row.value(), at));
            return;
        }
        if (!RunFigures.isPossible(value)) {
            notes.add(new LogNote(at, Problem.IMPOSSIBLE_NUMBER, line.text().replaceAll("\\s+", " ")));
        }
        figures.putIfAbsent(label.get().metric(), new Reported(new Quantity(value, unit.get()), row.value(), at));
    }

    private static boolean saysNoLimit(String value) {
        return value.equals("not set") || value.equals("None") || value.equals("trace");
    }

    /** Whether {@link #number} can read the text. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static double number(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> Double.NaN;
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text.replace(",", ""));
        };
    }

    /** Zeros that stand for "not measured" are no figures: a client prints them when nothing was answered or streamed. */
    private ConsoleFigures measuredOnly(String path, PrintedBlock block) {
        var headline = new SourceRef(path, block.headline());
        boolean answered = figures.get("requests.completed").quantity().value() != 0;
        // What came in one piece has its first token with its last: the client timed the answer, not the token.
        boolean inOnePiece = isZero("itl") && value("ttft.mean") >= ONE_PIECE * value("e2el.mean");
        for (String family : ConsoleLabel.LATENCIES) {
            boolean pieces = inOnePiece && STREAMED.contains(family);
            if (!answered || pieces || isZero(family) && !family.equals("clientQueue")) {
                setAside(headline, family);
            }
        }
        Reported backend = texts.get("Backend");
        if (backend != null && SglangJsonKeys.sharesGaps(backend.text())) {
            sharedOut();
        }
        return this;
    }

    /** Gaps that were shared out over tokens go by that name; under the name in print they are only shown. */
    private void sharedOut() {
        List<String> gaps =
                figures.keySet().stream().filter(id -> id.startsWith("itl.")).toList();
        for (String id : gaps) {
            Reported printed = figures.remove(id);
            figures.put(id.replace("itl.", "itlPerToken."), printed);
            unmeasured.put(id, printed);
        }
    }

    private boolean isZero(String family) {
        boolean any = false;
        for (Map.Entry<String, Reported> figure : figures.entrySet()) {
            if (isOf(family, figure.getKey())) {
                if (figure.getValue().quantity().value() != 0) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    private static boolean isOf(String family, String metric) {
        return metric.startsWith(family) && metric.startsWith(".", family.length());
    }

    private void setAside(SourceRef at, String family) {
        List<String> metrics =
                figures.keySet().stream().filter(metric -> isOf(family, metric)).toList();
        metrics.forEach(metric -> unmeasured.put(metric, figures.remove(metric)));
        if (!metrics.isEmpty()) {
            notes.add(new LogNote(at, Problem.ZERO_MEANS_UNMEASURED, family));
        }
    }

    private double value(String metric) {
        Reported reported = figures.get(metric);
        return reported == null ? Double.NaN : reported.quantity().value();
    }
}
