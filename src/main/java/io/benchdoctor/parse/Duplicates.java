package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Files with the same content, packed or not, tell of the same runs: all but the first say so. */
final class Duplicates {
    private Duplicates() {}

    static List<ReadLog> marked(List<ReadLog> logs) {
        Map<String, String> firstPaths = new HashMap<>();
        List<ReadLog> marked = new ArrayList<>();
        for (ReadLog log : logs) {
            String content = log.content();
            boolean tells = !content.isEmpty() && !log.parsed().runs().isEmpty();
            String first = tells ? firstPaths.putIfAbsent(content, log.input().path()) : null;
            if (first == null) {
                marked.add(log);
            } else {
                var at = new SourceRef(log.input().path(), 1);
                marked.add(log.with(new LogNote(at, Problem.DUPLICATE_OF, first)));
            }
        }
        return marked;
    }
}
