package io.benchdoctor.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of one sweep, in one language.
 *
 * @param words fixed labels of every page by short key
 * @param methodHeading above how its answers are computed
 * @param proofs where the figures of each point stand
 * @param together the curve beside those of sweeps that differ from it in one thing; empty where there are none
 */
public record SweepPage(
        String language,
        String direction,
        String languageName,
        Map<String, String> words,
        SweepView sweep,
        String methodHeading,
        Proofs proofs,
        Optional<ChartView> together,
        String foot) {
    public SweepPage {
        words = Map.copyOf(words);
    }

    /**
     * From a figure to its lines.
     *
     * @param formulas of the columns that no log prints
     * @param rows one of each point, in their order
     */
    public record Proofs(String heading, String note, List<String> formulas, List<Proof> rows) {
        public Proofs {
            formulas = List.copyOf(formulas);
            rows = List.copyOf(rows);
        }
    }

    /** @param places files with the lines that its figures were read from */
    public record Proof(String level, List<Behind> runs, List<Place> places) {
        public Proof {
            runs = List.copyOf(runs);
            places = List.copyOf(places);
        }
    }

    /** A run of a point; {@code page} is relative to the folder of this page, empty when the run has none. */
    public record Behind(String name, String page) {}

    /** @param lines as in {@code 12, 15, 17} */
    public record Place(String path, String lines) {}
}
