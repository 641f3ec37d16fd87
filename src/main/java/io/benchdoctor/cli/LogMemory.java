package io.benchdoctor.cli;

import io.benchdoctor.model.GapColumn;
import io.benchdoctor.parse.GivenFile;
import io.benchdoctor.parse.ToldFile;
import io.benchdoctor.stored.KnownWords;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the logs of one command told when they were read before: of a large one in an entry of its own, of many small ones in
 * one for all.
 *
 * @param format that the command line asks for; empty where content decides
 * @param small where small logs lie; empty where they are too few
 */
record LogMemory(LogCache cache, String format, Optional<CachePack> small) {
    /** What the file told, when it is the same as then; empty otherwise. */
    Optional<ToldFile> told(GivenFile file) {
        if (cache.isLarge(file)) {
            return cache.told(file, format);
        }
        return file.onDisk().isEmpty()
                ? Optional.empty()
                : small.flatMap(pack -> pack.read(file.path(), (in, words) -> told(file, in, words)));
    }

    private static Optional<ToldFile> told(GivenFile file, DataInput in, KnownWords words) throws IOException {
        if (!FileStamp.read(in).isStillOf(file.onDisk().orElseThrow())) {
            return Optional.empty();
        }
        List<GapColumn> gaps = new ArrayList<>();
        ToldFile told = ToldFile.read(in, gaps::get, words);
        for (int left = in.readInt(); left > 0; left--) {
            gaps.add(GapColumn.read(in));
        }
        return Optional.of(told);
    }

    /** What a file is now, before it is read; empty when nobody would keep what it tells. */
    Optional<FileStamp> stamp(GivenFile file) {
        return cache.isLarge(file) || small.isPresent() ? file.onDisk().flatMap(FileStamp::of) : Optional.empty();
    }

    /** Keeps what the file told. A log that could not be read is worth another try. */
    void keep(GivenFile file, FileStamp stamp, ToldFile told) {
        if (told.inputs().stream().anyMatch(input -> input.sha256().isEmpty())) {
            return;
        }
        if (cache.isLarge(file)) {
            cache.keep(file, format, stamp, told);
        } else {
            small.ifPresent(pack -> pack.keep(file.path(), (out, words) -> {
                stamp.with(told).write(out);
                List<GapColumn> gaps = told.write(out, words);
                out.writeInt(gaps.size());
                for (GapColumn column : gaps) {
                    column.write(out);
                }
            }));
        }
    }

    /** After all files: what is new goes to the disk. */
    void keep() {
        small.ifPresent(CachePack::write);
    }
}
