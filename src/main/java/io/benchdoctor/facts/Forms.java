package io.benchdoctor.facts;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Forms of answers that runs have in common, of each sort those that were met first, so that they never become many. */
final class Forms {
    /** A large batch of many kinds of logs has some hundreds. */
    private static final int SEATS = 4096;

    /** Neighbouring seats that a form may take: of some hundreds there are always two that want the same. */
    private static final int CHOICE = 8;

    private final AtomicReferenceArray<Form> met = new AtomicReferenceArray<>(SEATS);

    /** The form of some answers, the same object as before where it was met before. */
    Form of(Form.Stretch stretch) {
        int sketch = stretch.sketch();
        int first = sketch ^ sketch >>> 16;
        for (int n = first; n < first + CHOICE; n++) {
            Form before = met.get(n & SEATS - 1);
            if (before == null) {
                Form form = Form.of(stretch);
                met.set(n & SEATS - 1, form);
                return form;
            }
            if (before.fits(stretch)) {
                return before;
            }
        }
        Form form = Form.of(stretch);
        met.set(first & SEATS - 1, form);
        return form;
    }
}
