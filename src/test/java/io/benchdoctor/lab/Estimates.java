package io.benchdoctor.lab;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far from what really happened the numbers are that a doctor can only infer. */
final class Estimates {
    /** From here on a miss is worth a line of its own. */
    private static final double FAR = 0.25;

    private final Map<String, List<Double>> errors = new TreeMap<>();
    private int stays;

    void compare(FactSheet facts, String level, Ward.Stay stay, String name) {
        LabRun run = stay.run();
        double flight =
                run.answered().stream().mapToDouble(LabRun.Sent::latency).sum() / run.duration;
        stays++;
        compare(facts, level, "engine.running", stay.truth().meanRunning(run.duration), name);
        compare(facts, level, "system.concurrency", flight, name);
        compare(facts, level, "decode.step", stay.truth().decodeStepMillis(), name);
        compare(facts, level, "prefill.elapsed", Truth.prefillMillis(run.answered()), name);
        compare(facts, level, "ttft.queueShare", Truth.engineQueueShare(run.answered()), name);
        compare(facts, level, "capacity.requests", stay.capacity(), name);
        compare(facts, level, "server.preemptions", stay.preemptions(), name);
    }

    private void compare(FactSheet facts, String level, String id, double truth, String name) {
        Optional<Quantity> known = facts.get(id).known();
        if (known.isEmpty() || Double.isNaN(truth)) {
            return;
        }
        double error = error(id, known.get().value(), truth);
        errors.computeIfAbsent(level + " " + id, key -> new ArrayList<>()).add(error);
        if (error > FAR && Boolean.getBoolean("ward.verbose")) {
            System.err.printf(
                    Locale.ROOT,
                    "far\t%s\t%s\t%s\t%.2f\t%.4g\t%.4g%n",
                    name,
                    level,
                    id,
                    error,
                    known.get().value(),
                    truth);
        }
    }

    /** Relative, but of shares, which are parts of a whole already; a count where there is nothing is wholly wrong. */
    private static double error(String id, double value, double truth) {
        double off = Math.abs(value - truth);
        if (off == 0 || id.endsWith("Share")) {
            return off;
        }
        return truth == 0 ? 1 : off / truth;
    }

    /** Part of the estimates of one kind at all levels that are not further off than this. */
    double within(String id, double limit) {
        List<Double> all = errors.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(" " + id))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        return (double) all.stream().filter(error -> error <= limit).count() / Math.max(1, all.size());
    }

    String table() {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%d sheets%n", stays));
        errors.forEach((id, list) -> {
            List<Double> sorted = list.stream().sorted().toList();
            table.append(String.format(
                    Locale.ROOT,
                    "%-30s n=%4d median %.3f p90 %.3f%n",
                    id,
                    sorted.size(),
                    sorted.get(sorted.size() / 2),
                    sorted.get((int) (0.9 * (sorted.size() - 1)))));
        });
        return table.toString();
    }
}
