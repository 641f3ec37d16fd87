package io.benchdoctor.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The text of lines of logs that were read, for showing where a number comes from: each as it stands in the log, without its
 * line end. Of raw data, and of lines that are too long, none is kept.
 *
 * @param kept lines by their number, counted from 1, of each path
 */
public record Excerpts(Map<String, SortedMap<Integer, String>> kept) {
    public Excerpts {
        kept = Map.copyOf(kept);
    }

    /** No excerpt at all. */
    public static final Excerpts NONE = new Excerpts(Map.of());

    private static final SortedMap<Integer, String> NO_LINES = Collections.emptySortedMap();

    /** Those of some logs alone. */
    public Excerpts of(Set<String> paths) {
        return new Excerpts(kept.entrySet().stream()
                .filter(log -> paths.contains(log.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** A line; empty when it is not kept. */
    public Optional<String> line(SourceRef at) {
        return Optional.ofNullable(kept.getOrDefault(at.path(), NO_LINES).get(at.line()));
    }

    /**
     * What is kept between two lines, both included, in the order of the file: of a table with millions of rows a handful.
     */
    public SortedMap<Integer, String> stretch(String path, int first, int last) {
        SortedMap<Integer, String> lines = kept.getOrDefault(path, NO_LINES);
        return last < first ? NO_LINES : lines.tailMap(first).headMap(Math.max(last, last + 1));
    }
}
