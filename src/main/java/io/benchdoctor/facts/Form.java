package io.benchdoctor.facts;

import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.List;

/**
 * How a few neighbouring answers of a sheet came about, without the numbers and without the lines of the log: thousands of
 * runs have it in common.
 *
 * @param numbers how many a run keeps of such answers
 * @param sketch tells forms apart without a look at each seat
 */
record Form(List<Seat> seats, int numbers, int sketch) {
    /** Of an answer that names no line itself. */
    static final int NOWHERE = -1;

    Form {
        seats = List.copyOf(seats);
    }

    /** One answer, as far as it is the same in other runs. */
    sealed interface Seat {}

    private record Open(FactValue.Unknown unknown) implements Seat {}

    /** What the log prints of a metric. */
    private record Print(String metric) implements Seat {}

    /**
     * A number that a formula gave.
     *
     * @param nth of the numbers of its form
     * @param basis without places
     * @param places which of the run's lists of places it names; {@link #NOWHERE} for none
     */
    private record Number(int nth, FactValue.Basis basis, int places) implements Seat {
        boolean fits(FactValue.Basis other) {
            return basis == other
                    || basis.unit() == other.unit()
                            && basis.quality() == other.quality()
                            && basis.from().equals(other.from());
        }
    }

    /**
     * Answers of a run that are to be told as a form and what is left.
     *
     * @param places which of the run's lists of places each of them names
     * @param printed the metrics that the log prints, where an answer is one of its prints
     */
    record Stretch(FactValue[] answers, int[] places, String[] printed, int from, int to) {
        /** Of stretches with one form the same. */
        int sketch() {
            int sketch = from;
            for (int n = from; n < to; n++) {
                sketch = 31 * sketch + sketch(n);
            }
            return sketch;
        }

        private int sketch(int n) {
            if (answers[n] instanceof FactValue.Computed computed) {
                return 31 * places[n]
                        + computed.basis().from().hashCode()
                        + computed.quality().ordinal();
            }
            return answers[n] instanceof FactValue.Unknown unknown
                    ? unknown.lacks().hashCode() - unknown.why().ordinal()
                    : printed[n].hashCode();
        }
    }

    static Form of(Stretch stretch) {
        List<Seat> seats = new ArrayList<>(stretch.to() - stretch.from());
        int numbers = 0;
        for (int n = stretch.from(); n < stretch.to(); n++) {
            FactValue answer = stretch.answers()[n];
            if (answer instanceof FactValue.Computed computed) {
                seats.add(new Number(numbers, bare(computed.basis()), stretch.places()[n]));
                numbers++;
            } else {
                seats.add(
                        answer instanceof FactValue.Unknown unknown
                                ? new Open(unknown)
                                : new Print(stretch.printed()[n]));
            }
        }
        return new Form(seats, numbers, stretch.sketch());
    }

    private static FactValue.Basis bare(FactValue.Basis basis) {
        return basis.at().isEmpty()
                ? basis
                : new FactValue.Basis(basis.unit(), basis.quality(), basis.from(), List.of());
    }

    /** Whether answers are of this form. */
    boolean fits(Stretch stretch) {
        if (seats.size() != stretch.to() - stretch.from()) {
            return false;
        }
        for (int n = 0; n < seats.size(); n++) {
            if (!fits(seats.get(n), stretch, stretch.from() + n)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Seat seat, Stretch stretch, int n) {
        FactValue answer = stretch.answers()[n];
        if (seat instanceof Number number) {
            return answer instanceof FactValue.Computed computed
                    && number.places() == stretch.places()[n]
                    && number.fits(computed.basis());
        }
        if (seat instanceof Open open) {
            return open.unknown() == answer || open.unknown().equals(answer);
        }
        return seat instanceof Print print && print.metric().equals(stretch.printed()[n]);
    }

    /** By the thousand they are looked up, nearly always the same object. */
    @Override
    public int hashCode() {
        return sketch;
    }

    /** How many of such answers are what the log prints. */
    int prints() {
        int prints = 0;
        for (Seat seat : seats) {
            prints += seat instanceof Print ? 1 : 0;
        }
        return prints;
    }

    /** Of how many lists of places a run with such answers has at least. */
    int lists() {
        int lists = 0;
        for (Seat seat : seats) {
            lists = seat instanceof Number number ? Math.max(lists, number.places() + 1) : lists;
        }
        return lists;
    }

    /** Whether it was put together as {@link #of} does. */
    boolean isSound() {
        int next = 0;
        for (Seat seat : seats) {
            if (seat instanceof Number number) {
                if (number.nth() != next || number.places() < NOWHERE) {
                    return false;
                }
                next++;
            }
        }
        return next == numbers;
    }

    /** One of the answers again. */
    FactValue answer(int n, int firstNumber, FoldedAnswers run) {
        Seat seat = seats.get(n);
        if (seat instanceof Open open) {
            return open.unknown();
        }
        if (seat instanceof Number number) {
            return new FactValue.Computed(
                    run.number(firstNumber + number.nth()), basis(number.basis(), number.places(), run));
        }
        return run.printed(((Print) seat).metric());
    }

    private static FactValue.Basis basis(FactValue.Basis bare, int places, FoldedAnswers run) {
        if (places == NOWHERE) {
            return bare;
        }
        List<SourceRef> at = run.places(places);
        return new FactValue.Basis(bare.unit(), bare.quality(), bare.from(), at);
    }
}
