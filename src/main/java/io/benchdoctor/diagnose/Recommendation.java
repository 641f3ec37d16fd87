package io.benchdoctor.diagnose;

import io.benchdoctor.model.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * A remedy as it applies to this run.
 *
 * @param id of the remedy file
 * @param flags command line options that exist in the detected version, or in any when it is unknown
 * @param commands lines to type; placeholders are filled from this run where the logs tell
 * @param elsewhere whether commands were left out because they start a server of vLLM and this one is another
 * @param expected what it should change, and to which value, where a formula predicts it
 */
public record Recommendation(
        String id, List<String> flags, List<String> commands, boolean elsewhere, Optional<Expected> expected) {
    public Recommendation {
        flags = List.copyOf(flags);
        commands = List.copyOf(commands);
    }

    /**
     * @param fact that changes
     * @param predictedBy the fact whose value is the prediction
     */
    public record Expected(String fact, String predictedBy, Quantity value) {}
}
