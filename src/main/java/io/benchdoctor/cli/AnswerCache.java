package io.benchdoctor.cli;

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
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was worked out about runs before. It hangs on the logs that tell of a run, to the byte and under the same names, on
 * what else was said of it, on targets and limits, and on the build.
 *
 * @param build what tells this program from one that may reckon otherwise
 * @param asked the targets that the user chose and the limits that were moved, as text: on both hangs what is asked of a run
 * @param inputs what was read, by path
 * @param minBytes of the logs of a run that is worth an entry
 * @param small where it is kept what was worked out about others; empty where they are too few
 */
record AnswerCache(
        Path folder, String build, String asked, Map<String, Input> inputs, long minBytes, Optional<CachePack> small) {
    AnswerCache(Path folder, String build, String asked, Batch read, long minBytes, Optional<CachePack> small) {
        this(
                folder,
                build,
                asked,
                read.inputs().stream().collect(Collectors.toMap(Input::path, Function.identity(), (one, same) -> one)),
                minBytes,
                small);
    }

    /** Where it is kept what was worked out about a run. */
    interface Place {
        /** Empty where nothing is remembered. */
        Optional<Recollection> read();

        void write(Recollection remembered);

        /** Whether it is an entry for this run alone. */
        boolean isAlone();
    }

    private record Alone(CacheEntry entry) implements Place {
        @Override
        public Optional<Recollection> read() {
            return entry.read(in -> recollection(new RecordReader(in, AnswerCache::none, Recollection.COMMON)));
        }

        @Override
        public void write(Recollection remembered) {
            entry.write(out -> new RecordWriter(out, Recollection.COMMON).write(Recollection.class, remembered));
        }

        @Override
        public boolean isAlone() {
            return true;
        }
    }

    private record Among(CachePack others, String name) implements Place {
        @Override
        public Optional<Recollection> read() {
            return others.read(name, (in, words) -> recollection(new RecordReader(in, AnswerCache::none, words)));
        }

        @Override
        public void write(Recollection remembered) {
            others.keep(name, (out, words) -> new RecordWriter(out, words).write(Recollection.class, remembered));
        }

        @Override
        public boolean isAlone() {
            return false;
        }
    }

    private static Optional<Recollection> recollection(RecordReader kept) throws IOException {
        return Optional.of((Recollection) kept.read(Recollection.class));
    }

    private static GapColumn none(int column) {
        throw new IllegalStateException("answers hold no gaps");
    }

    /** The place of what was worked out about a run; empty where that is not worth one. */
    Optional<Place> place(Run run) {
        List<Input> logs = run.sources().stream()
                .map(Run.Source::path)
                .distinct()
                .map(inputs::get)
                .toList();
        if (logs.stream().anyMatch(log -> log == null || log.sha256().isEmpty())) {
            return Optional.empty();
        }
        if (logs.stream().mapToLong(Input::bytes).sum() >= minBytes) {
            String key = build + "\n" + print(run, logs);
            return Optional.of(new Alone(CacheEntry.of(folder, key, CacheFolder.ANSWERS)));
        }
        return small.map(pack -> new Among(pack, print(run, logs)));
    }

    /** After all runs: what is new goes to the disk. */
    void keep() {
        small.ifPresent(CachePack::write);
    }

    /** Tells a run from any other, and from itself when anything else is known or asked of it. */
    private String print(Run run, List<Input> logs) {
        String all = String.join(
                "\n",
                run.id(),
                run.label(),
                run.sources().toString(),
                new TreeMap<>(run.settings()).toString(),
                run.parts().stream().map(AnswerCache::print).collect(Collectors.joining("\n")),
                logs.stream().map(Input::sha256).collect(Collectors.joining("\n")),
                asked);
        return FileStamp.sha256(all);
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
