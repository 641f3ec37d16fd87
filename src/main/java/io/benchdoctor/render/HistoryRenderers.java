package io.benchdoctor.render;

import java.util.List;

/** Every output of a history. To add one, add its line. */
public final class HistoryRenderers {
    /** In the order in which they are written. */
    public static final List<HistoryRenderer> ALL =
            List.of(new HistoryHtml(), new HistoryJson(), new HistoryMarkdown(), new CsvHistory());

    private HistoryRenderers() {}
}
