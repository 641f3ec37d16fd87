package io.benchdoctor.report;

import io.benchdoctor.model.SourceRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What the files of a run are called beside its figures: as much of their paths as tells them apart. The list of sources
 * has the whole.
 */
record FileNames(Set<String> paths) {
    private static final char FOLDER = '/';

    /** The last parts of a path, as many as no other file ends with. */
    String of(String path) {
        int slash = path.lastIndexOf(FOLDER);
        while (slash > 0 && isShared(path, path.substring(slash))) {
            slash = path.lastIndexOf(FOLDER, slash - 1);
        }
        return slash > 0 ? path.substring(slash + 1) : path;
    }

    /** {@code bench.log:7, 4; copy.log:9}: a file is said once for all its lines, which keep their order. */
    String places(List<SourceRef> at) {
        Map<String, StringJoiner> lines = new LinkedHashMap<>();
        for (SourceRef place : at) {
            lines.computeIfAbsent(place.path(), path -> new StringJoiner(", ", of(path) + ":", ""))
                    .add(String.valueOf(place.line()));
        }
        StringJoiner all = new StringJoiner("; ");
        lines.values().forEach(file -> all.add(file.toString()));
        return all.toString();
    }

    private boolean isShared(String path, String tail) {
        return paths.stream().anyMatch(other -> !other.equals(path) && (FOLDER + other).endsWith(tail));
    }
}
