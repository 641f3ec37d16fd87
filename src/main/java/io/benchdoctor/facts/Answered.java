package io.benchdoctor.facts;

import java.util.List;

/**
 * Answers of a sheet at one moment, known or not.
 *
 * @param ids what was asked, {@code values} the answer to each
 */
public record Answered(List<String> ids, List<FactValue> values) {
    public Answered {
        ids = List.copyOf(ids);
        values = List.copyOf(values);
    }
}
