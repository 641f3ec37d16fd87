package io.benchdoctor.cli;

import io.benchdoctor.facts.FactValue;
import io.benchdoctor.facts.Recollection;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.GapColumn;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.stored.RecordReader;
import io.benchdoctor.stored.RecordWriter;
import io.benchdoctor.stored.Repeated;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was worked out about large runs before. It hangs on the logs that tell of a run, to the byte and under the same names, on
 * what else was said of it, on targets and limits, and on the build.
 *
 * @param build what tells this program from one that may reckon otherwise
 * @param asked the targets that the user chose and the limits that were moved, as text: on both hangs what is asked of a run
 * @param inputs what was read, by path
 * @param minBytes of the logs of a run that is worth an entry
 */
record AnswerCache(Path folder, String build, String asked, Map<String, Input> inputs, long minBytes) {
    /** Hundreds of answers of a run came about alike, and of most questions nobody knows the answer for the same reason. */
    private static final Repeated REPEATED = new Repeated(
            List.of(FactValue.Basis.class, FactValue.Unknown.class),
            value -> !(value instanceof FactValue.Basis basis) || basis.at().isEmpty());

    AnswerCache(Path folder, String build, String asked, Batch read, long minBytes) {
        this(
                folder,
                build,
                asked,
                read.inputs().stream().collect(Collectors.toMap(Input::path, Function.identity(), (one, same) -> one)),
                minBytes);
    }

    /** What is remembered under an entry of {@link #entry}; empty where nothing is. */
    static Optional<Recollection> read(CacheEntry entry) {
        return entry.read(in ->
                Optional.of((Recollection) new RecordReader(in, AnswerCache::none, REPEATED).read(Recollection.class)));
    }

    private static GapColumn none(int column) {
        throw new IllegalStateException("answers hold no gaps");
    }

    static void write(CacheEntry entry, Recollection remembered) {
        entry.write(out -> new RecordWriter(out, REPEATED).write(Recollection.class, remembered));
    }

    /** The place of what was worked out about a run; empty where that is not worth one. */
    Optional<CacheEntry> entry(Run run) {
        List<Input> logs = run.sources().stream()
                .map(Run.Source::path)
                .distinct()
                .map(inputs::get)
                .toList();
        boolean known =
                logs.stream().allMatch(log -> log != null && !log.sha256().isEmpty());
        return known && logs.stream().mapToLong(Input::bytes).sum() >= minBytes
                ? Optional.of(CacheEntry.of(folder, key(run, logs), CacheFolder.ANSWERS))
                : Optional.empty();
    }

    private String key(Run run, List<Input> logs) {
        String all = String.join(
                "\n",
                run.id(),
                run.label(),
                run.sources().toString(),
                new TreeMap<>(run.settings()).toString(),
                run.parts().stream().map(AnswerCache::print).collect(Collectors.joining("\n")),
                logs.stream().map(Input::sha256).collect(Collectors.joining("\n")),
                asked);
        return build + "\n" + FileStamp.sha256(all);
    }

    /** What tells a part from another of the same logs: from where it begins, and how much it holds of what. */
    private static String print(RunPart part) {
        String held = "";
        if (part instanceof RequestTimings timings) {
            held = timings.count() + " " + timings.gaps() + " " + lastSent(timings);
        } else if (part instanceof EngineSamples samples) {
            held = samples.count() + (samples.count() == 0 ? "" : " " + samples.sample(samples.count() - 1));
        }
        return part.getClass().getSimpleName() + " " + part.source() + " " + held;
    }

    /** Logs without a clock get one from another log of the run. */
    private static OptionalDouble lastSent(RequestTimings timings) {
        return timings.count() == 0 ? OptionalDouble.empty() : timings.sentSeconds(timings.count() - 1);
    }
}
