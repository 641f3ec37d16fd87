package io.benchdoctor.render;

import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.MemoView;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/**
 * A memo in two languages that a customer can sign: {@code report.docx} for one run; for several one each under
 * {@code runs/}, for those that the index gives a page. A memo is about one run: nobody signs for three hundred at once.
 */
final class WordRenderer implements Renderer {
    private static final Date NO_TIME = Date.from(Instant.parse("2000-01-01T00:00:00Z"));
    private static final String VIETNAMESE = "vi";
    private static final String ENGLISH = "en";

    @Override
    public String format() {
        return "docx";
    }

    @Override
    public boolean isOneFile(int runs, int languages) {
        return runs == 1;
    }

    @Override
    public void render(BatchReport report, Destination out) throws IOException {
        int runs = report.diagnoses().size();
        if (runs == 1) {
            write(report, 0, "report.docx", out);
            return;
        }
        Set<String> pages = report.pages();
        for (int run = 0; run < runs; run++) {
            String name = "runs/" + report.diagnoses().get(run).run().id();
            if (pages.contains(name + ".html")) {
                write(report, run, name + ".docx", out);
            }
        }
    }

    private static void write(BatchReport report, int run, String name, Destination out) throws IOException {
        MemoView first = report.memo(run, report.languages().get(0));
        MemoView second = report.memo(run, second(report.languages()));
        try (XWPFDocument document = new XWPFDocument();
                OutputStream file = out.open(name)) {
            new WordMemo(document, first, second).write();
            properties(document, first);
            file.write(OfficeZip.of(document).bytes());
        }
    }

    /** The second language that was asked for; where only one was, the other of the two that a memo is made for. */
    private static String second(List<String> languages) {
        if (languages.size() > 1) {
            return languages.get(1);
        }
        return languages.get(0).equals(ENGLISH) ? VIETNAMESE : ENGLISH;
    }

    /** The same logs give the same bytes, so the file does not tell when it was made. */
    private static void properties(XWPFDocument document, MemoView memo) {
        POIXMLProperties.CoreProperties core = document.getProperties().getCoreProperties();
        core.setCreated(Optional.of(NO_TIME));
        core.setModified(Optional.of(NO_TIME));
        core.setCreator("Bench Doctor");
        core.setTitle(memo.title());
    }
}
