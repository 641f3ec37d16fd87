package io.benchdoctor.report;

import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was given, by path: a page of one run among thousands looks for its few inputs without looking at all of them. */
final class GivenInputs {
    private final List<Input> inputs;
    private final boolean ofOneRun;
    private final Map<String, List<Integer>> places = new HashMap<>();

    GivenInputs(Batch batch) {
        this.inputs = batch.inputs();
        this.ofOneRun = batch.runs().size() == 1;
        for (int place = 0; place < inputs.size(); place++) {
            places.computeIfAbsent(inputs.get(place).path(), path -> new ArrayList<>(1))
                    .add(place);
        }
    }

    /** The inputs of the run, in the order in which they were given; all of them when it is the only run. */
    List<Input> of(Run run) {
        return ofOneRun
                ? inputs
                : run.sources().stream()
                        .map(Run.Source::path)
                        .distinct()
                        .flatMap(path -> places.getOrDefault(path, List.of()).stream())
                        .sorted()
                        .map(inputs::get)
                        .toList();
    }
}
