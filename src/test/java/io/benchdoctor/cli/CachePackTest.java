package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.stored.RecordReader;
import io.benchdoctor.stored.RecordWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many small things in one entry. */
class CachePackTest {
    private static final List<Class<?>> NOTES = List.of(Note.class);

    @TempDir
    private Path folder;

    /** Something to keep. */
    record Note(String text, int line) {}

    @Test
    void what_was_kept_is_known_by_its_name_from_the_next_run_on() {
        CachePack pack = pack();
        keep(pack, "one", "a", 1);
        keep(pack, "two", "a", 1_000_000);
        assertThat(note(pack, "one")).isEmpty();
        pack.write();

        assertThat(note(pack(), "one")).contains(new Note("a", 1));
        assertThat(note(pack(), "two")).contains(new Note("a", 1_000_000));
        assertThat(note(pack(), "three")).isEmpty();
    }

    @Test
    void texts_of_any_letters_come_back() {
        CachePack pack = pack();
        String half = "\ud83d";
        keep(pack, "one", "Hà Nội " + half + "\u0000ÿ", -5);
        pack.write();

        assertThat(note(pack(), "one")).contains(new Note("Hà Nội " + half + "\u0000ÿ", -5));
    }

    @Test
    void what_was_there_stays_when_more_comes_and_shares_its_words() {
        CachePack first = pack();
        keep(first, "one", "a", 1);
        first.write();
        CachePack second = pack();
        keep(second, "two", "a", 1);
        keep(second, "three", "b", 2);
        second.write();

        assertThat(note(pack(), "one")).contains(new Note("a", 1));
        assertThat(note(pack(), "two")).contains(new Note("a", 1));
        assertThat(note(pack(), "three")).contains(new Note("b", 2));
    }

    @Test
    void a_thing_that_is_kept_anew_is_told_as_it_is_now() {
        CachePack first = pack();
        keep(first, "one", "a", 1);
        first.write();
        CachePack second = pack();
        assertThat(note(second, "one")).isPresent();
        keep(second, "one", "b", 2);
        second.write();

        assertThat(note(pack(), "one")).contains(new Note("b", 2));
    }

    @Test
    void what_nobody_asks_for_any_more_goes_when_it_is_the_larger_part() {
        CachePack first = pack();
        IntStream.range(0, 10).forEach(n -> keep(first, "old " + n, "a", n));
        first.write();
        CachePack second = pack();
        IntStream.range(3, 6).forEach(n -> assertThat(note(second, "old " + n)).isPresent());
        keep(second, "new", "a", 1);
        keep(second, "newer", "a", 1);
        second.write();

        assertThat(note(pack(), "old 3")).isPresent();
        assertThat(note(pack(), "new")).isPresent();
        assertThat(note(pack(), "old 6")).isEmpty();
    }

    @Test
    void one_that_was_turned_over_several_times_is_begun_anew_for_its_words_are_never_forgotten() {
        int found = 0;
        for (int night = 0; night < 20; night++) {
            CachePack pack = pack();
            found += note(pack, "night " + (night - 1)).isPresent() ? 1 : 0;
            keep(pack, "night " + night, "text of night " + night, night);
            pack.write();
        }

        assertThat(found).isBetween(10, 18);
        assertThat(folder.resolve("entry").toFile().length()).isLessThan(500);
    }

    @Test
    void what_is_larger_than_a_megabyte_is_not_kept_and_the_others_are() {
        CachePack pack = pack();
        keep(pack, "one", "a", 1);
        pack.keep("much", (out, words) -> out.write(new byte[(1 << 20) + 1]));
        pack.keep("much, byte by byte", (out, words) -> {
            for (int n = 0; n <= 1 << 20; n++) {
                out.writeByte(n);
            }
        });
        keep(pack, "two", "b", 2);
        pack.write();

        assertThat(note(pack(), "one")).contains(new Note("a", 1));
        assertThat(note(pack(), "two")).contains(new Note("b", 2));
        assertThat(folder.resolve("entry").toFile().length()).isLessThan(500);
    }

    @Test
    void without_anything_new_nothing_is_written() {
        CachePack first = pack();
        keep(first, "one", "a", 1);
        first.write();
        assertThat(folder.resolve("entry").toFile().setLastModified(0)).isTrue();
        CachePack second = new CachePack(new CacheEntry(folder.resolve("entry"), "another key"), NOTES);
        second.write();

        assertThat(folder.resolve("entry").toFile().lastModified()).isZero();
    }

    private CachePack pack() {
        return new CachePack(new CacheEntry(folder.resolve("entry"), "key"), NOTES);
    }

    private static void keep(CachePack pack, String name, String text, int line) {
        pack.keep(name, (out, words) -> new RecordWriter(out, words).write(Note.class, new Note(text, line)));
    }

    private static Optional<Note> note(CachePack pack, String name) {
        return pack.read(
                name, (in, words) -> Optional.of((Note) new RecordReader(in, n -> null, words).read(Note.class)));
    }
}
