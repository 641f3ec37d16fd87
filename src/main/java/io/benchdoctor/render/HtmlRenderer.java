package io.benchdoctor.render;

import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.IndexView;
import io.benchdoctor.report.SweepPage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * HTML that needs no network and no script: {@code report.html} for one run; for several {@code index.html}, the
 * pages that its rows name, and one for each sweep among them.
 */
final class HtmlRenderer implements Renderer {
    private final HtmlTemplates templates = new HtmlTemplates();
    private final HtmlReportPage reportPage;
    private final HtmlIndexPage indexPage;
    private final HtmlSweepPage sweepPage;

    HtmlRenderer(HtmlReportPage.Drawing drawing) {
        this.reportPage = new HtmlReportPage(templates, drawing);
        this.indexPage = new HtmlIndexPage(templates);
        this.sweepPage = new HtmlSweepPage(templates, drawing);
    }

    @Override
    public String format() {
        return "html";
    }

    @Override
    public boolean isOneFile(int runs, int languages) {
        return runs <= 1;
    }

    @Override
    public void prepare() {
        templates.prepare();
    }

    @Override
    public void render(BatchReport report, Destination out) throws IOException {
        int runs = report.diagnoses().size();
        if (runs == 1) {
            write(out, "report.html", reportPage.of(report.views(0), ""));
            return;
        }
        List<IndexView> index = report.languages().stream().map(report::index).toList();
        try (OutputStream file = out.open("index.html")) {
            indexPage.write(index, file);
        }
        Ahead.each(
                report.sweepPages().size(),
                n -> sweepPage.of(sweeps(report, n), "../index.html"),
                (n, page) -> write(out, "sweeps/" + report.sweepPages().get(n) + ".html", page));
        Set<String> pages = report.pages();
        int[] shown = IntStream.range(0, runs)
                .filter(run -> pages.contains(page(report, run)))
                .toArray();
        Ahead.each(
                shown.length,
                n -> reportPage.of(report.views(shown[n]), "../index.html"),
                (n, page) -> write(out, page(report, shown[n]), page));
    }

    private static String page(BatchReport report, int run) {
        return "runs/" + report.diagnoses().get(run).run().id() + ".html";
    }

    private static List<SweepPage> sweeps(BatchReport report, int sweep) {
        return report.languages().stream()
                .map(language -> report.sweepPage(sweep, language))
                .toList();
    }

    private static void write(Destination out, String name, byte[] page) throws IOException {
        try (OutputStream file = out.open(name)) {
            file.write(page);
        }
    }
}
