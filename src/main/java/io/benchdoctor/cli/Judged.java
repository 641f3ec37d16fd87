package io.benchdoctor.cli;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.LogReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * What was read, judged run by run. A run for which the memory does not suffice is no reason to lose the others: it is left
 * out, and its files say so.
 *
 * @param read without the runs that could not be judged
 * @param diagnoses one per run of it, in their order
 */
record Judged(LogReader.Result read, List<Diagnosis> diagnoses) {
    /** What the note about such a file says. */
    private static final String JUDGING = "judging";

    /**
     * When so many runs find too little memory one after the other, and none of them is large, it is not they that fill it, and
     * to search it once more for each of thousands would take hours.
     */
    private static final int SMALL_IN_A_ROW = 3;

    /**
     * @param judge asked once more of a run that found too little memory, then without another at work
     * @throws OutOfMemoryError when the memory does not suffice for all runs together
     */
    static Judged of(Jobs jobs, LogReader.Result read, Function<Run, Diagnosis> judge) {
        List<Run> runs = read.batch().runs();
        Room room = new Room(HeapRoom.of(runs.size()));
        List<Optional<Diagnosis>> first = jobs.each(
                runs, JudgingOptions::isLarge, run -> room.isFull() ? Optional.empty() : tried(judge, run, room));
        room.found();
        List<Diagnosis> diagnoses = new ArrayList<>();
        List<Run> judged = new ArrayList<>();
        Map<String, Integer> failed = new LinkedHashMap<>();
        for (int n = 0; n < runs.size(); n++) {
            Run run = runs.get(n);
            Optional<Diagnosis> diagnosis = first.get(n).or(() -> tried(judge, run, room));
            if (room.isFull()) {
                throw new OutOfMemoryError(JUDGING);
            }
            if (diagnosis.isPresent()) {
                diagnoses.add(diagnosis.get());
                judged.add(run);
            } else {
                run.sources().forEach(source -> failed.putIfAbsent(source.path(), source.firstLine()));
            }
        }
        if (failed.isEmpty()) {
            return new Judged(read, diagnoses);
        }
        List<Input> inputs = read.batch().inputs().stream()
                .map(input -> failed.containsKey(input.path()) ? marked(input, failed, judged) : input)
                .toList();
        return new Judged(new LogReader.Result(new Batch(inputs, judged), read.excerpts()), diagnoses);
    }

    private static Optional<Diagnosis> tried(Function<Run, Diagnosis> judge, Run run, Room room) {
        try {
            room.heap.check();
            Diagnosis diagnosis = judge.apply(run);
            room.found();
            return Optional.of(diagnosis);
        } catch (OutOfMemoryError tooLarge) {
            // What this run asked for is given back here.
            if (!JudgingOptions.isLarge(run)) {
                room.smallFailed();
            }
            return Optional.empty();
        }
    }

    /** What runs that failed tell of the memory that is left; for several threads. */
    private static final class Room {
        private final HeapRoom heap;
        private final AtomicInteger inARow = new AtomicInteger();

        Room(HeapRoom heap) {
            this.heap = heap;
        }

        void smallFailed() {
            inARow.incrementAndGet();
        }

        void found() {
            inARow.set(0);
        }

        boolean isFull() {
            return inARow.get() >= SMALL_IN_A_ROW;
        }
    }

    /** Other runs of the same file may have been judged. */
    private static Input marked(Input input, Map<String, Integer> failed, List<Run> judged) {
        List<LogNote> notes = new ArrayList<>(input.notes());
        notes.add(new LogNote(new SourceRef(input.path(), failed.get(input.path())), Problem.LIMIT_EXCEEDED, JUDGING));
        boolean others = judged.stream().flatMap(run -> run.sources().stream()).anyMatch(source -> source.path()
                .equals(input.path()));
        Input.Status status = others ? Input.Status.PARTIAL : Input.Status.FAILED;
        return new Input(input.path(), input.format(), input.bytes(), input.sha256(), input.lines(), status, notes);
    }
}
