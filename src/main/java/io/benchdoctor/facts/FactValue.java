package io.benchdoctor.facts;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.model.Unit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer to one question about a run: a quantity, or the plain statement that these logs cannot tell. */
public sealed interface FactValue {
    /** The number; empty when it is unknown. */
    Optional<Quantity> known();

    /** Whether there is a number. */
    default boolean isKnown() {
        return !(this instanceof Unknown);
    }

    /**
     * The number alone, for those who ask thousands of times.
     *
     * @param unknown what stands for it where it is unknown
     */
    default double number(double unknown) {
        if (this instanceof Computed computed) {
            return computed.value();
        }
        return this instanceof Read read ? read.quantity().value() : unknown;
    }

    /** The places in the logs that it names itself. */
    Stream<SourceRef> places();

    /** The same answer with other names for its places. */
    FactValue at(UnaryOperator<SourceRef> places);

    /** A figure as it stands in a log, to the last digit. */
    record Read(Quantity quantity, String text, SourceRef at) implements FactValue {
        @Override
        public Optional<Quantity> known() {
            return Optional.of(quantity);
        }

        @Override
        public Stream<SourceRef> places() {
            return Stream.of(at);
        }

        @Override
        public FactValue at(UnaryOperator<SourceRef> places) {
            return new Read(quantity, text, places.apply(at));
        }
    }

    /**
     * How a number came about: to one question thousands of runs of one kind of log have different numbers and the same of this.
     *
     * @param from the facts its formula asked for; written down by {@link FactSheet}, never by hand
     * @param at places in the logs that the formula read directly, such as a setting or a line of text
     */
    record Basis(Unit unit, Quality quality, List<String> from, List<SourceRef> at) {
        public Basis {
            from = List.copyOf(from);
            at = List.copyOf(at);
        }
    }

    /** A number that a formula gave. */
    record Computed(double value, Basis basis) implements FactValue {
        /** Of an answer that has its basis for itself. */
        public Computed(Quantity quantity, Quality quality, List<String> from, List<SourceRef> at) {
            this(quantity.value(), new Basis(quantity.unit(), quality, from, at));
        }

        /** The number with its unit. */
        public Quantity quantity() {
            return new Quantity(value, basis.unit());
        }

        /** How far it can be trusted. */
        public Quality quality() {
            return basis.quality();
        }

        /** The facts its formula asked for. */
        public List<String> from() {
            return basis.from();
        }

        /** Places in the logs that the formula read directly. */
        public List<SourceRef> at() {
            return basis.at();
        }

        @Override
        public Optional<Quantity> known() {
            return Optional.of(quantity());
        }

        @Override
        public Stream<SourceRef> places() {
            return at().stream();
        }

        @Override
        public FactValue at(UnaryOperator<SourceRef> places) {
            return at().isEmpty()
                    ? this
                    : new Computed(
                            quantity(),
                            quality(),
                            from(),
                            at().stream().map(places).toList());
        }
    }

    /** @param lacks the unknown facts that the formula asked for; empty when the reason is its own */
    record Unknown(Why why, List<String> lacks) implements FactValue {
        /** Of some hundred questions a run leaves most open, for one of few reasons: one object for each is enough for all runs. */
        private static final Map<Why, Unknown> BECAUSE = new EnumMap<>(Stream.of(Why.values())
                .collect(Collectors.toMap(Function.identity(), why -> new Unknown(why, List.of()))));

        public Unknown {
            lacks = List.copyOf(lacks);
        }

        /** Unknown for a reason of its own. */
        static Unknown because(Why why) {
            return BECAUSE.get(why);
        }

        /** Unknown for want of a fact. */
        static Unknown lacking(String fact) {
            return new Unknown(Why.LACKS_FACTS, List.of(fact));
        }

        @Override
        public Optional<Quantity> known() {
            return Optional.empty();
        }

        @Override
        public Stream<SourceRef> places() {
            return Stream.empty();
        }

        @Override
        public FactValue at(UnaryOperator<SourceRef> places) {
            return this;
        }
    }
}
