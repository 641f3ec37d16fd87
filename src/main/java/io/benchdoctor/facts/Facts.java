package io.benchdoctor.facts;

import java.util.List;

/** Every fact of the house. To add one, add a line to the list of its theme. */
public final class Facts {
    /** All themes in one list; ids are unique. */
    public static final List<Fact> ALL = List.of();

    private Facts() {}
}
