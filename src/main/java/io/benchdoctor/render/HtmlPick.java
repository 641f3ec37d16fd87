package io.benchdoctor.render;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a reader chooses on a page without a script: radio buttons, and labels for them wherever they are seen.
 *
 * @param name of the group of buttons; a button's id is this name, a hyphen and the choice
 * @param choices the first is taken until the reader chooses another
 */
public record HtmlPick(String name, List<String> choices) {
    static final String LANGUAGE = "l";
    static final String READER = "r";
    static final String FILTER = "b";

    static final String ENGINEER = "engineer";
    static final String ALL = "all";

    static HtmlPick languages(Collection<String> tags) {
        return new HtmlPick(LANGUAGE, List.copyOf(tags));
    }

    /** Those in which there is a choice at all. */
    static List<HtmlPick> among(HtmlPick... picks) {
        return Stream.of(picks).filter(pick -> pick.choices().size() > 1).toList();
    }
}
