package io.benchdoctor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExcerptsTest {
    private static final Excerpts LINES =
            new Excerpts(Map.of("a.csv", new TreeMap<>(Map.of(1, "one", 3, "three", 9_000_000, "last"))));

    @Test
    void a_line_is_told_where_it_is_kept() {
        assertThat(LINES.line(new SourceRef("a.csv", 3))).contains("three");
        assertThat(LINES.line(new SourceRef("a.csv", 2))).isEmpty();
        assertThat(LINES.line(new SourceRef("b.csv", 3))).isEmpty();
    }

    @Test
    void a_stretch_holds_its_ends_and_no_line_that_is_not_kept() {
        assertThat(LINES.stretch("a.csv", 1, 9_000_000))
                .containsExactly(Map.entry(1, "one"), Map.entry(3, "three"), Map.entry(9_000_000, "last"));
        assertThat(LINES.stretch("a.csv", 2, 3)).containsOnlyKeys(3);
        assertThat(LINES.stretch("a.csv", 4, Integer.MAX_VALUE)).containsOnlyKeys(9_000_000);
    }

    @Test
    void nothing_stands_in_a_stretch_that_ends_before_it_begins_or_in_a_file_that_is_not_kept() {
        assertThat(LINES.stretch("a.csv", 3, 2)).isEmpty();
        assertThat(LINES.stretch("b.csv", 1, 9)).isEmpty();
    }
}
