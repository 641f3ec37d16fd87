package io.benchdoctor.cli;

import io.benchdoctor.parse.GivenFile;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.parse.ToldFile;
import java.util.List;
import java.util.Optional;

/**
 * Reads what was given, several files at once, and says on the way how far it is. What a file told is taken from the
 * cache where it is the same as then.
 *
 * @param afterwards where entries of the cache are written: the report does not wait for them
 * @param format that the command line asks for; empty where content decides
 */
record LogReading(
        Jobs jobs, Progress progress, Diary diary, Optional<LogCache> cache, Afterwards afterwards, String format) {
    /** What is larger is read alone: beside what it leaves, a parser needs room for what it works on. */
    private static final long LARGE_BYTES = 64L << 20;

    LogReader.Result of(List<GivenFile> files) {
        progress.reading(
                files.size(), files.stream().mapToLong(GivenFile::bytes).sum());
        diary.begin(files.size(), jobs.count());
        HeapRoom room = HeapRoom.of(files.size());
        Optional<LogMemory> memory = cache.map(entries -> entries.memory(files, format));
        List<ToldFile> told = jobs.each(files, file -> file.bytes() > LARGE_BYTES, file -> read(file, memory, room));
        memory.ifPresent(logs -> afterwards.run(logs::keep));
        return LogReader.result(told);
    }

    private ToldFile read(GivenFile file, Optional<LogMemory> memory, HeapRoom room) {
        room.check();
        long begin = System.nanoTime();
        Optional<ToldFile> known = memory.flatMap(logs -> logs.told(file));
        ToldFile told = known.orElseGet(() -> readAnew(file, memory));
        if (known.isPresent()) {
            progress.read(file.bytes());
        }
        progress.fileDone();
        diary.read(told, (System.nanoTime() - begin) / 1e9, known.isPresent());
        return told;
    }

    /** A bug that one log brings to light costs that log and not the others. */
    private ToldFile told(GivenFile file) {
        try {
            return file.read(progress::read);
        } catch (RuntimeException bug) {
            diary.bug(file.path(), bug);
            return file.spoiltBy(bug);
        }
    }

    private ToldFile readAnew(GivenFile file, Optional<LogMemory> memory) {
        Optional<FileStamp> before = memory.flatMap(logs -> logs.stamp(file));
        ToldFile told = told(file);
        before.ifPresent(stamp -> afterwards.run(() -> memory.orElseThrow().keep(file, stamp, told)));
        return told;
    }
}
