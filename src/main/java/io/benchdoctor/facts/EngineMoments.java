package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** The interval lines of a run by the moment that they tell of; several replicas tell of one moment in a line each. */
final class EngineMoments {
    /** Replicas write their lines one after the other at the same time; their clocks differ by the time that takes. */
    private static final double SAME_MOMENT_SECONDS = 2;

    private EngineMoments() {}

    /** One field of all moments that carry it, rising; what several replicas say of one moment is made one number. */
    static double[] rising(FactSheet sheet, Function<EngineSample, OptionalDouble> field, DoubleBinaryOperator replicas)
            throws Unavailable {
        var column = DoubleStream.builder();
        int found = 0;
        for (List<EngineSample> moment : all(sheet)) {
            OptionalDouble together = together(moment, field, replicas);
            together.ifPresent(column::add);
            found += together.isPresent() ? 1 : 0;
        }
        if (found == 0) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
        return column.build().sorted().toArray();
    }

    /** All moments in the order of the logs, at least one. */
    static List<List<EngineSample>> all(FactSheet sheet) throws Unavailable {
        List<EngineSamples> parts = sheet.parts(EngineSamples.class);
        List<List<EngineSample>> all = new ArrayList<>();
        for (EngineSamples part : parts) {
            all.addAll(of(part));
            sheet.at(part.source());
        }
        if (all.isEmpty()) {
            throw Unavailable.because(parts.isEmpty() ? Why.NO_SERVER_LOG : Why.NOT_REPORTED);
        }
        return all;
    }

    /** The moments in which a request ran or waited, at least one. */
    static List<List<EngineSample>> busy(FactSheet sheet) throws Unavailable {
        List<List<EngineSample>> busy = all(sheet).stream()
                .filter(moment -> moment.stream().anyMatch(sample -> held(sample) > 0))
                .toList();
        if (busy.isEmpty()) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        return busy;
    }

    /** What the replicas say of one moment, as one number; empty where none says it. */
    static OptionalDouble together(
            List<EngineSample> moment, Function<EngineSample, OptionalDouble> field, DoubleBinaryOperator replicas) {
        return moment.stream()
                .map(field)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .reduce(replicas);
    }

    /** Requests that an engine has, running or waiting. */
    static double held(EngineSample sample) {
        return (double) sample.running().orElse(0) + sample.waiting().orElse(0);
    }

    static OptionalDouble running(EngineSample sample) {
        return widened(sample.running());
    }

    static OptionalDouble waiting(EngineSample sample) {
        return widened(sample.waiting());
    }

    private static OptionalDouble widened(OptionalInt number) {
        return number.isPresent() ? OptionalDouble.of(number.getAsInt()) : OptionalDouble.empty();
    }

    /** Lines that stand together because each tells of another replica. */
    private static List<List<EngineSample>> of(EngineSamples samples) {
        List<List<EngineSample>> moments = new ArrayList<>();
        List<EngineSample> moment = new ArrayList<>();
        for (int n = 0; n < samples.count(); n++) {
            EngineSample sample = samples.sample(n);
            if (moment.isEmpty() || !isAnotherReplica(sample, moment)) {
                moment = new ArrayList<>(1);
                moments.add(moment);
            }
            moment.add(sample);
        }
        return moments;
    }

    private static boolean isAnotherReplica(EngineSample sample, List<EngineSample> moment) {
        double since =
                sample.clockSeconds().orElse(0) - moment.get(0).clockSeconds().orElse(0);
        return sample.engine().isPresent()
                && Math.abs(since) <= SAME_MOMENT_SECONDS
                && moment.stream().noneMatch(other -> other.engine().equals(sample.engine()))
                && moment.get(0).engine().isPresent();
    }
}
