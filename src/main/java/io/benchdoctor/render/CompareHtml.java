package io.benchdoctor.render;

import io.benchdoctor.report.ComparisonReport;
import java.io.IOException;
import java.io.OutputStream;

/** Writes {@code compare.html}, one page in all requested languages that needs neither network nor script. */
final class CompareHtml implements ComparisonRenderer {
    private final HtmlComparePage page = new HtmlComparePage(new HtmlTemplates());

    @Override
    public String format() {
        return "html";
    }

    @Override
    public boolean isOneFile(int languages) {
        return true;
    }

    @Override
    public void render(ComparisonReport report, Destination out) throws IOException {
        byte[] html = page.of(report.views());
        try (OutputStream file = out.open("compare.html")) {
            file.write(html);
        }
    }
}
