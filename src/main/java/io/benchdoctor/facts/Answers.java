package io.benchdoctor.facts;

import io.benchdoctor.model.SourceRef;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * Answers of a sheet: those to registered facts at their places, others by id. Reading what is kept at a place takes no
 * lock, for an answer is immutable; all else is for one thread at a time. What is settled is folded.
 */
final class Answers {
    private final Register register;
    private final PrintedFigures figures;

    /** By their places; null as soon as it is settled which are listed. */
    private final AtomicReference<FactValue[]> registered;

    /** To what is not registered; of a sheet whose answers are listed, to what was asked for afterwards. */
    private final AtomicReference<Map<String, FactValue>> others = new AtomicReference<>(new HashMap<>());

    private final AtomicReference<KnownAnswers> listed = new AtomicReference<>();

    /** What was remembered, until it is settled which are listed. */
    private final AtomicReference<FoldedAnswers> folded = new AtomicReference<>();

    Answers(Register register, PrintedFigures figures) {
        this.register = register;
        this.figures = figures;
        this.registered = new AtomicReference<>(new FactValue[register.size()]);
    }

    /** The answer to a registered fact; null where it was not asked for yet. */
    FactValue at(int place) {
        FactValue[] open = registered.get();
        return open == null ? listed.get().at(place) : open[place];
    }

    /** Only before it is settled which are listed: by then all are there. */
    void keep(int place, FactValue answer) {
        registered.get()[place] = answer;
    }

    /** The answer to what is not registered; null where it was not asked for yet. */
    FactValue other(String id) {
        FactValue answer = areListed() ? listed.get().other(id) : null;
        return answer == null ? others.get().get(id) : answer;
    }

    void keep(String id, FactValue answer) {
        int place = register.place(id);
        if (place < 0) {
            others.get().put(id, answer);
        } else {
            keep(place, answer);
        }
    }

    /** Whether it is settled which of them are listed. */
    boolean areListed() {
        return listed.get() != null;
    }

    /** Those that are known, by id, as they were at the first call: what is asked for later does not come in any more. */
    KnownAnswers known() {
        if (!areListed()) {
            FoldedAnswers remembered = folded.getAndSet(null);
            // Of those to registered facts none is missing, and of others none is lost: as many are the same.
            boolean same = remembered != null && register.size() + others.get().size() == remembered.count();
            listed.set(
                    same
                            ? KnownAnswers.of(
                                    register, register.names(others.get().keySet()), remembered)
                            : KnownAnswers.of(register, registered.get(), others.get(), figures));
            registered.set(null);
            others.set(new HashMap<>(0));
        }
        return listed.get();
    }

    /** Keeps what another sheet answered before it was settled what is listed, under other names for the places, and lists it. */
    void take(Answers given, UnaryOperator<SourceRef> places) {
        for (int place = 0; place < register.size(); place++) {
            keep(place, given.at(place).at(places));
        }
        given.known().others().forEach((id, answer) -> others.get().put(id, answer.at(places)));
        known();
    }

    /** Takes over what is remembered, before anything was asked. */
    void keep(Recollection.Folded remembered) {
        if (!FoldedAnswers.isWhole(
                remembered.forms(), register.size() + remembered.names().ids().size())) {
            return;
        }
        FoldedAnswers answers = FoldedAnswers.of(remembered, figures);
        folded.set(answers);
        for (int place = 0; place < register.size(); place++) {
            keep(place, answers.apply(place));
        }
        int next = register.size();
        for (String id : remembered.names().ids()) {
            others.get().put(id, answers.apply(next++));
        }
    }

    /** All of them, known or not, by id. */
    Map<String, FactValue> all() {
        Map<String, FactValue> all = new TreeMap<>(others.get());
        if (areListed()) {
            all.putAll(listed.get().others());
        }
        for (int place = 0; place < register.size(); place++) {
            FactValue answer = at(place);
            if (answer != null) {
                all.put(register.at(place).id(), answer);
            }
        }
        return Collections.unmodifiableMap(all);
    }
}
