package io.benchdoctor.parse;

import io.benchdoctor.model.RunPart.Drafts;
import io.benchdoctor.model.SourceRef;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds up what an engine says of speculative decoding every few seconds: V1 counts each interval by itself, V0 went on
 * counting from the start.
 */
final class DraftTally {
    private static final Pattern INTERVAL =
            Pattern.compile("SpecDecoding metrics: .*?\\bAccepted: (\\d{1,15}) tokens, Drafted: (\\d{1,15}) tokens");
    private static final Pattern SINCE_START = Pattern.compile("Speculative metrics: .*?\\bNumber of accepted tokens: "
            + "(\\d{1,15}), Number of draft tokens: (\\d{1,15})\\b");

    private final String path;
    private int firstLine;
    private long accepted;
    private long drafted;

    DraftTally(String path) {
        this.path = path;
    }

    /** Reads a message that may be such a line; others are found out by a fixed text. */
    void read(String message, TextLine line) {
        if (!line.ended()) {
            return;
        }
        if (message.startsWith("SpecDecoding metrics")) {
            Matcher interval = INTERVAL.matcher(message);
            if (interval.find()) {
                note(line);
                accepted += Long.parseLong(interval.group(1));
                drafted += Long.parseLong(interval.group(2));
            }
        } else if (message.startsWith("Speculative metrics")) {
            Matcher whole = SINCE_START.matcher(message);
            if (whole.find()) {
                note(line);
                accepted = Long.parseLong(whole.group(1));
                drafted = Long.parseLong(whole.group(2));
            }
        }
    }

    private void note(TextLine line) {
        if (firstLine == 0) {
            firstLine = line.number();
        }
    }

    /** Empty where the engine says nothing of drafts. */
    Optional<Drafts> drafts() {
        return firstLine == 0
                ? Optional.empty()
                : Optional.of(new Drafts(new SourceRef(path, firstLine), drafted, accepted));
    }
}
