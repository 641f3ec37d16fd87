package io.benchdoctor.facts;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SourceRef;
import java.util.List;
import java.util.Optional;

/** The answer to one question about a run: a quantity, or the plain statement that these logs cannot tell. */
public sealed interface FactValue {
    /** The number; empty when it is unknown. */
    Optional<Quantity> known();

    /** A figure as it stands in a log, to the last digit. */
    record Read(Quantity quantity, String text, SourceRef at) implements FactValue {
        @Override
        public Optional<Quantity> known() {
            return Optional.of(quantity);
        }
    }

    /**
     * @param from the facts its formula asked for; written down by {@link FactSheet}, never by hand
     * @param at places in the logs that the formula read directly, such as a setting or a line of text
     */
    record Computed(Quantity quantity, Quality quality, List<String> from, List<SourceRef> at) implements FactValue {
        public Computed {
            from = List.copyOf(from);
            at = List.copyOf(at);
        }

        @Override
        public Optional<Quantity> known() {
            return Optional.of(quantity);
        }
    }

    /** @param lacks the unknown facts that the formula asked for; empty when the reason is its own */
    record Unknown(Why why, List<String> lacks) implements FactValue {
        public Unknown {
            lacks = List.copyOf(lacks);
        }

        @Override
        public Optional<Quantity> known() {
            return Optional.empty();
        }
    }
}
