package io.benchdoctor.facts;

import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Answers of one sheet to some hundred questions, which do not change any more: its numbers, its lines, and beside them only
 * what other runs of its kind have too. A batch keeps those of each of its runs, and as objects they would take ten times as much.
 * An answer is made again when it is asked for.
 */
final class FoldedAnswers implements IntFunction<FactValue> {
    /** Answers of one form: of fewer there are more forms to name, with more fewer runs have them in common. */
    private static final int WIDTH = 64;

    private final PrintedFigures figures;
    private final Form[] forms;
    /** Where the numbers of each form begin. */
    private final int[] starts;

    private final double[] numbers;
    private final List<List<SourceRef>> places;

    private FoldedAnswers(
            PrintedFigures figures, Form[] forms, int[] starts, double[] numbers, List<List<SourceRef>> places) {
        this.figures = figures;
        this.forms = forms;
        this.starts = starts;
        this.numbers = numbers;
        this.places = places;
    }

    /**
     * The same answers, folded; empty where one of them is of a sort that only a saved result has.
     *
     * @param registered and {@code others}: the answers, one after the other
     * @param ids of the others
     */
    static Optional<FoldedAnswers> of(
            FactValue[] registered, FactValue[] others, String[] ids, PrintedFigures figures, Forms pool) {
        FactValue[] all = Arrays.copyOf(registered, registered.length + others.length);
        System.arraycopy(others, 0, all, registered.length, others.length);
        String[] printed = new String[all.length];
        int[] at = new int[all.length];
        List<List<SourceRef>> places = new ArrayList<>();
        int known = 0;
        for (int n = 0; n < all.length; n++) {
            if (all[n] instanceof FactValue.Computed computed) {
                at[n] = place(computed.at(), places);
                known++;
            } else if (!(all[n] instanceof FactValue.Unknown)) {
                printed[n] = n < registered.length ? null : metric(ids[n - registered.length], all[n], figures);
                if (printed[n] == null) {
                    return Optional.empty();
                }
            }
        }
        Form[] forms = new Form[(all.length + WIDTH - 1) / WIDTH];
        int[] starts = new int[forms.length];
        for (int form = 0, begin = 0; form < forms.length; form++) {
            int to = Math.min(all.length, (form + 1) * WIDTH);
            forms[form] = pool.of(new Form.Stretch(all, at, printed, form * WIDTH, to));
            starts[form] = begin;
            begin += forms[form].numbers();
        }
        return Optional.of(new FoldedAnswers(figures, forms, starts, numbers(all, known), List.copyOf(places)));
    }

    /** The same answers again, of a run that prints these figures. */
    static FoldedAnswers of(Recollection.Folded told, PrintedFigures figures) {
        Form[] forms = told.forms().toArray(Form[]::new);
        int[] starts = new int[forms.length];
        for (int n = 1; n < forms.length; n++) {
            starts[n] = starts[n - 1] + forms[n - 1].numbers();
        }
        double[] numbers =
                told.numbers().stream().mapToDouble(Double::doubleValue).toArray();
        return new FoldedAnswers(figures, forms, starts, numbers, told.places());
    }

    /** How many there are, {@link #known} of them known. */
    int count() {
        int count = 0;
        for (Form form : forms) {
            count += form.seats().size();
        }
        return count;
    }

    int known() {
        int known = numbers.length;
        for (Form form : forms) {
            known += form.prints();
        }
        return known;
    }

    /** What is left of them without the figures that the run prints. */
    Recollection.Folded told(List<String> names) {
        return new Recollection.Folded(
                new Recollection.Names(names),
                List.of(forms),
                Arrays.stream(numbers).boxed().toList(),
                places);
    }

    /** Whether so many answers are told by these forms. */
    static boolean isWhole(List<Form> forms, int answers) {
        int told = 0;
        for (int n = 0; n < forms.size(); n++) {
            int seats = forms.get(n).seats().size();
            if (n < forms.size() - 1 && seats != WIDTH || seats > WIDTH) {
                return false;
            }
            told += seats;
        }
        return told == answers;
    }

    /** Which of the run's lists of places this one is; a new one comes at the end. */
    private static int place(List<SourceRef> at, List<List<SourceRef>> places) {
        if (at.isEmpty()) {
            return Form.NOWHERE;
        }
        int known = places.indexOf(at);
        if (known < 0) {
            places.add(at);
        }
        return known < 0 ? places.size() - 1 : known;
    }

    /** What is printed of which this is the answer; null where it is none. */
    private static String metric(String id, FactValue answer, PrintedFigures figures) {
        if (!id.startsWith(FactSheet.REPORTED)) {
            return null;
        }
        String metric = id.substring(FactSheet.REPORTED.length());
        return figures.answer(metric).equals(answer) ? metric : null;
    }

    private static double[] numbers(FactValue[] all, int known) {
        double[] numbers = new double[known];
        int next = 0;
        for (FactValue answer : all) {
            if (answer instanceof FactValue.Computed computed) {
                numbers[next++] = computed.value();
            }
        }
        return numbers;
    }

    @Override
    public FactValue apply(int n) {
        return forms[n / WIDTH].answer(n % WIDTH, starts[n / WIDTH], this);
    }

    double number(int n) {
        return numbers[n];
    }

    List<SourceRef> places(int n) {
        return places.get(n);
    }

    FactValue printed(String metric) {
        return figures.answer(metric);
    }
}
