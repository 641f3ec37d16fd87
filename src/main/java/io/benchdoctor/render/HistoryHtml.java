package io.benchdoctor.render;

import io.benchdoctor.report.HistoryReport;
import java.io.IOException;
import java.io.OutputStream;

/** Writes {@code history.html}, one page in all requested languages that needs neither network nor script. */
final class HistoryHtml implements HistoryRenderer {
    private final HtmlHistoryPage page = new HtmlHistoryPage(new HtmlTemplates());

    @Override
    public String format() {
        return "html";
    }

    @Override
    public boolean isOneFile(int languages) {
        return true;
    }

    @Override
    public void render(HistoryReport report, Destination out) throws IOException {
        byte[] html = page.of(report.views());
        try (OutputStream file = out.open("history.html")) {
            file.write(html);
        }
    }
}
