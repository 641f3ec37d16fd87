package io.benchdoctor.cli;

import io.benchdoctor.parse.GivenFile;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.parse.ToldFile;
import java.util.List;

/** Reads what was given, several files at once, and says on the way how far it is. */
record LogReading(Jobs jobs, Progress progress, Diary diary) {
    /** What is larger is read alone: beside what it leaves, a parser needs room for what it works on. */
    private static final long LARGE_BYTES = 64L << 20;

    LogReader.Result of(List<GivenFile> files) {
        progress.reading(
                files.size(), files.stream().mapToLong(GivenFile::bytes).sum());
        diary.begin(files.size(), jobs.count());
        return LogReader.result(jobs.each(files, file -> file.bytes() > LARGE_BYTES, this::read));
    }

    private ToldFile read(GivenFile file) {
        long begin = System.nanoTime();
        ToldFile told = file.read(progress::read);
        progress.fileDone();
        diary.read(told, (System.nanoTime() - begin) / 1e9);
        return told;
    }
}
