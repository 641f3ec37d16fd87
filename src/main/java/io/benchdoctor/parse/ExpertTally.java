package io.benchdoctor.parse;

import io.benchdoctor.model.RunPart.ExpertLoad;
import io.benchdoctor.model.SourceRef;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds up what an engine says of the work of its experts, step by step, when it is told to balance them and to say so. */
final class ExpertTally {
    private static final Pattern STEP =
            Pattern.compile("\\bavg_tokens=(\\d{1,15}(?:\\.\\d+)?), max_tokens=(\\d{1,15}), balancedness=");

    private final String path;
    private int firstLine;
    private int steps;
    private double mean;
    private double busiest;

    ExpertTally(String path) {
        this.path = path;
    }

    /** Reads a message that may be such a line; others are found out by a fixed text. A step without tokens was none. */
    void read(String message, TextLine line) {
        if (!message.startsWith("EPLB step") || !line.ended()) {
            return;
        }
        Matcher step = STEP.matcher(message);
        if (step.find() && Double.parseDouble(step.group(1)) > 0) {
            firstLine = steps == 0 ? line.number() : firstLine;
            steps++;
            mean += Double.parseDouble(step.group(1));
            busiest += Double.parseDouble(step.group(2));
        }
    }

    /** Empty where the engine says nothing of it. */
    Optional<ExpertLoad> load() {
        return steps == 0
                ? Optional.empty()
                : Optional.of(new ExpertLoad(new SourceRef(path, firstLine), steps, mean, busiest));
    }
}
