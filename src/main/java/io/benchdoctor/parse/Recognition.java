package io.benchdoctor.parse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a log was taken for what it is, as far as its head shows.
 *
 * @param around packings and archives that lie around the log, outermost first
 * @param encoding of its characters; empty where it is no text
 * @param considered the formats up to the one that took it; those of free text follow from the whole log
 */
record Recognition(List<String> around, Optional<TextEncoding> encoding, List<Considered> considered) {
    /**
     * Looks at the head of a log once more.
     *
     * @param stored the log in its packing
     */
    static Recognition of(LogSource stored, Choice choice, Budget budget) {
        var unpacking = new Unpacking(budget);
        LogSource glimpse = unpacking.glimpse(stored);
        List<String> around = new ArrayList<>(choice.around());
        try {
            HeadReader read = HeadReader.of(glimpse);
            around.addAll(unpacking.layers());
            if (read.notText().isPresent()) {
                return new Recognition(around, Optional.empty(), List.of());
            }
            LogHead head = read.head();
            boolean asked = choice.forced().isPresent() || head.text().isBlank();
            return new Recognition(around, Optional.of(read.encoding()), asked ? List.of() : Formats.considered(head));
        } catch (IOException unreadable) {
            return new Recognition(around, Optional.empty(), List.of());
        }
    }
}
