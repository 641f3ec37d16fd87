package io.benchdoctor.diagnose;

import java.util.List;

/**
 * By what a run was judged beside the program's own rules.
 *
 * @param limits that were moved, by the names of their rules
 * @param own ids of the rules that the user brought, in alphabetical order; also of those that stand in place of one of the
 *     program's
 */
public record Ruling(List<MovedLimit> limits, List<String> own) {
    /** The program's rules as they are. */
    public static final Ruling STANDARD = new Ruling(List.of(), List.of());

    public Ruling {
        limits = List.copyOf(limits);
        own = List.copyOf(own);
    }

    /** Whether something of the program's was changed. */
    public boolean isStandard() {
        return limits.isEmpty() && own.isEmpty();
    }
}
