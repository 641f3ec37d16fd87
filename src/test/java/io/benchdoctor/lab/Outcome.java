package io.benchdoctor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.facts.Change;
import io.benchdoctor.facts.Change.Effect;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.parse.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One prediction beside what came.
 *
 * @param was before the change, {@code is} after it; {@code low} and {@code high} were predicted
 */
record Outcome(Change change, Effect aim, String trial, double was, double low, double high, double is) {
    private static final double PERCENT = 100;

    /** Runs a trial as it is, lets the doctor predict from its logs, and makes the change where anything is predicted. */
    static List<Outcome> of(Trial trial, Path folder) throws IOException {
        Change change = trial.change();
        FactSheet before = read(trial.before(), trial.evidence, folder.resolve(trial.name()));
        List<Effect> told = change.lever().effects().stream()
                .filter(effect -> known(before, change.best(effect)).isPresent()
                        && known(before, change.worst(effect)).isPresent())
                .toList();
        if (told.isEmpty()) {
            return List.of();
        }
        double capacity = known(before, "capacity.requests").orElse(0.0);
        // a rate is asked for with two digits behind the point
        double rate = Math.round(change.amount() * capacity) / PERCENT;
        FactSheet after = read(trial.after(rate), "console", folder.resolve(trial.name() + "-after"));
        List<Outcome> outcomes = new ArrayList<>();
        for (Effect effect : told) {
            double one = known(before, change.best(effect)).orElseThrow();
            double other = known(before, change.worst(effect)).orElseThrow();
            known(after, effect.metric())
                    .ifPresent(is -> outcomes.add(new Outcome(
                            change,
                            effect,
                            trial.name(),
                            known(before, effect.metric()).orElse(Double.NaN),
                            Math.min(one, other),
                            Math.max(one, other),
                            is)));
        }
        return outcomes;
    }

    String lever() {
        return change.lever().id();
    }

    String effect() {
        return aim.id();
    }

    boolean isBand() {
        return change.lever().isBand();
    }

    /** Distance of the middle of the prediction from what came, as a part of what came. */
    double error() {
        return Math.abs(Math.sqrt(low * high) / is - 1);
    }

    boolean inside() {
        return is >= low && is <= high;
    }

    private static Optional<Double> known(FactSheet sheet, String id) {
        return sheet.get(id).known().map(Quantity::value);
    }

    /** The logs of a stay as they are handed in, read by the doctor. */
    private static FactSheet read(Ward.Stay stay, String evidence, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("bench.log"), LabLogs.console(stay.run()));
        if (!evidence.equals("console")) {
            Files.writeString(folder.resolve("result.json"), LabLogs.json(stay.run()));
        }
        if (evidence.equals("server")) {
            Files.writeString(folder.resolve("server.log"), LabServerLog.of(stay));
        }
        LogReader.Result read = LogReader.read(List.of(folder.toString()), InputStream.nullInputStream());
        assertThat(read.batch().runs()).as(folder.toString()).hasSize(1);
        return FactSheet.of(read.batch().runs().get(0), Facts.ALL);
    }
}
