package io.benchdoctor.report;

import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.model.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the runs of each sweep lie: what tells sweeps apart of which all else is equal. */
final class SweepHomes {
    private static final char FOLDER = '/';

    private final Map<String, String> homes = new HashMap<>();
    private final FileNames names;

    SweepHomes(List<SweepDiagnosis> sweeps) {
        sweeps.forEach(sweep -> homes.put(sweep.id(), home(sweep)));
        this.names = new FileNames(Set.copyOf(homes.values()));
    }

    /** As much of the folder, or of the file, that holds all runs of the sweep as tells it from others; empty where they share none. */
    Optional<String> of(SweepDiagnosis sweep) {
        return Optional.of(names.of(homes.get(sweep.id()))).filter(home -> !home.isEmpty());
    }

    private static String home(SweepDiagnosis sweep) {
        Set<String> paths = sweep.runs().stream()
                .flatMap(run -> run.run().sources().stream().limit(1))
                .map(Run.Source::path)
                .collect(Collectors.toSet());
        String first = paths.stream().min(String::compareTo).orElse("");
        String last = paths.stream().max(String::compareTo).orElse("");
        if (first.equals(last)) {
            return first;
        }
        // what the first and the last of them begin with, all between them do
        int same = 0;
        while (same < Math.min(first.length(), last.length()) && first.charAt(same) == last.charAt(same)) {
            same++;
        }
        int slash = first.lastIndexOf(FOLDER, same - 1);
        return slash < 0 ? "" : first.substring(0, slash);
    }
}
