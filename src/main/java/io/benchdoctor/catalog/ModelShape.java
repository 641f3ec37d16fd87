package io.benchdoctor.catalog;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one model makes a card read and keep.
 *
 * @param parameters all of them
 * @param activeParameters those that one token goes through
 * @param layers that keep keys and values of every token
 * @param valuesPerLayer numbers that one token leaves in one of them
 * @param heads of keys and values, which tensor parallelism shares out; empty where they are stored compressed (MLA), which
 *     every card then keeps whole
 * @param weights as the author publishes them
 * @param experts empty for a dense model
 * @param window empty where every layer looks back over the whole text
 * @param source where this is written
 * @param date when it was looked up, {@code yyyy-mm}
 */
public record ModelShape(
        String name,
        double parameters,
        double activeParameters,
        int layers,
        int valuesPerLayer,
        OptionalInt heads,
        WeightType weights,
        Optional<Experts> experts,
        Optional<Window> window,
        String source,
        String date) {

    /** The experts of one layer, and how many of them a token is sent to. */
    public record Experts(int chosen, int all) {}

    /** How many of the layers look back over so many tokens only. */
    public record Window(int layers, int tokens) {}

    /** Numbers that a text of this many tokens keeps in the KV cache. */
    public double keptValues(double tokens) {
        int windowed = window.map(Window::layers).orElse(0);
        double seen = window.map(limit -> Math.min(tokens, limit.tokens())).orElse(tokens);
        return valuesPerLayer * ((layers - windowed) * tokens + windowed * seen);
    }

    /**
     * Parameters that one step over so many sequences reads, each at most once: of a model with experts those that all
     * tokens share, and of the rest the experts that chance makes at least one token choose.
     */
    public double parametersRead(double sequences) {
        if (experts.isEmpty()) {
            return parameters;
        }
        int all = experts.get().all();
        int chosen = experts.get().chosen();
        double perExpert = (parameters - activeParameters) / (all - chosen);
        double shared = activeParameters - chosen * perExpert;
        double hit = all * (1 - Math.pow(1 - (double) chosen / all, Math.max(1, sequences)));
        return shared + hit * perExpert;
    }
}
