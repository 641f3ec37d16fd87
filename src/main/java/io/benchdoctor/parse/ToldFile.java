package io.benchdoctor.parse;

import io.benchdoctor.model.GapColumn;
import io.benchdoctor.model.Input;
import io.benchdoctor.stored.KnownWords;
import io.benchdoctor.stored.RecordReader;
import io.benchdoctor.stored.RecordWriter;
import io.benchdoctor.stored.Vocabulary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** What one given file told: itself or, where it is an archive, each file inside, in the order of their names. */
public final class ToldFile {
    private final List<ReadLog> logs;

    ToldFile(List<ReadLog> logs) {
        this.logs = List.copyOf(logs);
    }

    List<ReadLog> logs() {
        return logs;
    }

    /**
     * Writes what was told, for {@link #read}; not what the logs were held against, which only an explanation needs.
     *
     * @return the gaps between the chunks of raw timings, which are left out
     */
    public List<GapColumn> write(DataOutput out) throws IOException {
        return write(out, new Vocabulary(out, List.of()));
    }

    /** Writes the same beside what other files told, all of it with the same words. */
    public List<GapColumn> write(DataOutput out, Vocabulary words) throws IOException {
        var records = new RecordWriter(out, words);
        out.writeInt(logs.size());
        for (ReadLog log : logs) {
            records.write(
                    ReadLog.class,
                    new ReadLog(log.input(), log.content(), log.parsed().with(List.of())));
        }
        return records.columns();
    }

    /**
     * The same as was written.
     *
     * @param gaps gives the n-th of those that were left out, when somebody asks for one of them
     * @throws IOException or a {@link RuntimeException} when the bytes are anything else
     */
    public static ToldFile read(DataInput in, IntFunction<GapColumn> gaps) throws IOException {
        return read(in, new RecordReader(in, gaps, List.of()));
    }

    /** The same as was written beside others with these words. */
    public static ToldFile read(DataInput in, IntFunction<GapColumn> gaps, KnownWords words) throws IOException {
        return read(in, new RecordReader(in, gaps, words));
    }

    private static ToldFile read(DataInput in, RecordReader records) throws IOException {
        List<ReadLog> logs = new ArrayList<>();
        int count = in.readInt();
        for (int n = 0; n < count; n++) {
            logs.add((ReadLog) records.read(ReadLog.class));
        }
        return new ToldFile(logs);
    }

    /** What became of each, before the runs are put together. */
    public List<Input> inputs() {
        return logs.stream().map(ReadLog::input).toList();
    }
}
