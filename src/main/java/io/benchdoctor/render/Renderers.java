package io.benchdoctor.render;

import java.util.List;

/** Every output the doctor writes. To add one, add its line. */
public final class Renderers {
    /** In the order in which they are written. */
    public static final List<Renderer> ALL = List.of(
            new HtmlRenderer(ChartPainter::svg),
            new ExcelRenderer(),
            new JsonRenderer(),
            new MarkdownRenderer(),
            new CsvRenderer(),
            new WordRenderer());

    private Renderers() {}
}
