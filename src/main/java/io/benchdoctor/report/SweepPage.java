package io.benchdoctor.report;

import java.util.Map;
import java.util.Optional;

/**
 * The page of one sweep, in one language.
 *
 * @param words fixed labels of every page by short key
 * @param methodHeading above how its answers are computed
 * @param together the curve beside those of sweeps that differ from it in one thing; empty where there are none
 */
public record SweepPage(
        String language,
        String direction,
        String languageName,
        Map<String, String> words,
        SweepView sweep,
        String methodHeading,
        Optional<ChartView> together,
        String foot) {
    public SweepPage {
        words = Map.copyOf(words);
    }
}
