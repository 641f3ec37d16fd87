package io.benchdoctor.facts;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers of a sheet: those to registered facts at their places, others by id. Reading what is kept at a place takes no
 * lock, for an answer is immutable; all else is for one thread at a time.
 */
final class Answers {
    private final Register register;
    private final FactValue[] registered;
    private final Map<String, FactValue> others = new HashMap<>();

    Answers(Register register) {
        this.register = register;
        this.registered = new FactValue[register.size()];
    }

    /** The answer to a registered fact; null where it was not asked for yet. */
    FactValue at(int place) {
        return registered[place];
    }

    void keep(int place, FactValue answer) {
        registered[place] = answer;
    }

    /** The answer to what is not registered; null where it was not asked for yet. */
    FactValue other(String id) {
        return others.get(id);
    }

    void keep(String id, FactValue answer) {
        int place = register.place(id);
        if (place < 0) {
            others.put(id, answer);
        } else {
            registered[place] = answer;
        }
    }

    /** Those that are known, by id, as they are now. */
    Map<String, FactValue> known() {
        String[] names = others.entrySet().stream()
                .filter(other -> other.getValue().isKnown())
                .map(Map.Entry::getKey)
                .sorted()
                .toArray(String[]::new);
        String[] ids = new String[register.size() + names.length];
        FactValue[] answers = new FactValue[ids.length];
        int count = 0;
        int next = 0;
        for (int n = 0; n < register.size(); n++) {
            int place = register.placeById(n);
            FactValue answer = registered[place];
            if (answer != null && answer.isKnown()) {
                String id = register.at(place).id();
                for (; next < names.length && names[next].compareTo(id) < 0; next++) {
                    ids[count] = names[next];
                    answers[count++] = others.get(names[next]);
                }
                ids[count] = id;
                answers[count++] = answer;
            }
        }
        for (; next < names.length; next++) {
            ids[count] = names[next];
            answers[count++] = others.get(names[next]);
        }
        return new KnownAnswers(Arrays.copyOf(ids, count), Arrays.copyOf(answers, count));
    }

    /** All of them, known or not, by id. */
    Map<String, FactValue> all() {
        Map<String, FactValue> all = new TreeMap<>(others);
        for (int place = 0; place < registered.length; place++) {
            if (registered[place] != null) {
                all.put(register.at(place).id(), registered[place]);
            }
        }
        return Collections.unmodifiableMap(all);
    }
}
