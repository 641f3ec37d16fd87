package io.benchdoctor.cli;

import io.benchdoctor.model.GapColumn;
import io.benchdoctor.parse.GivenFile;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/**
 * The gaps of a log that was read before, fetched when the first one is asked for: where everything that leans on them is
 * remembered, nobody asks. Where their entry is gone or broken, the log is read again.
 *
 * @param written tells the writing of the log's other entry from others: the two are files of their own
 * @param fetched those of all runs of the log; null until somebody asks
 */
record KeptGaps(CacheEntry entry, String written, GivenFile log, AtomicReference<List<GapColumn>> fetched)
        implements IntFunction<GapColumn> {
    KeptGaps(CacheEntry entry, String written, GivenFile log) {
        this(entry, written, log, new AtomicReference<>());
    }

    static void write(String written, List<GapColumn> columns, DataOutput out) throws IOException {
        out.writeUTF(written);
        out.writeInt(columns.size());
        for (GapColumn column : columns) {
            column.write(out);
        }
    }

    @Override
    public GapColumn apply(int column) {
        synchronized (fetched) {
            if (fetched.get() == null) {
                fetched.set(kept().orElseGet(this::readAnew));
            }
            return fetched.get().get(column);
        }
    }

    private Optional<List<GapColumn>> kept() {
        return entry.read(in -> {
            if (!in.readUTF().equals(written)) {
                return Optional.empty();
            }
            List<GapColumn> columns = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                columns.add(GapColumn.read(in));
            }
            return Optional.of(columns);
        });
    }

    private List<GapColumn> readAnew() {
        try {
            return log.read(bytes -> {}).write(new DataOutputStream(OutputStream.nullOutputStream()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
