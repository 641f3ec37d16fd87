package io.benchdoctor.render;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.IndexView;
import io.benchdoctor.report.Mark;
import io.benchdoctor.report.ReportView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A page over as many runs as asked for, in Vietnamese or English. */
final class ManyRuns {
    private static final List<Mark> ORDER = List.of(Mark.CRITICAL, Mark.WARNING, Mark.UNDECIDED, Mark.INFO, Mark.GOOD);
    private static final List<String> MODELS = List.of("Llama-3.1-8B", "Qwen2.5-32B", "Qwen3-30B-A3B");

    private final boolean vi;
    private final int runs;

    private ManyRuns(boolean vi, int runs) {
        this.vi = vi;
        this.runs = runs;
    }

    static IndexView in(String language, int runs) {
        return new ManyRuns(language.equals("vi"), runs).view(language);
    }

    private String t(String vietnamese, String english) {
        return vi ? vietnamese : english;
    }

    private IndexView view(String language) {
        List<IndexView.Row> rows = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            rows.add(row(run));
        }
        List<IndexView.Filter> filters = ORDER.stream()
                .map(mark -> new IndexView.Filter(mark, word(mark), (int)
                        rows.stream().filter(row -> row.mark() == mark).count()))
                .toList();
        return new IndexView(
                language,
                "ltr",
                vi ? "Tiếng Việt" : "English",
                PageWords.in(language),
                t("6 trong 40 lần đo có vấn đề nghiêm trọng.", "6 of 40 runs have a critical problem."),
                t(
                        "10 lần đo không thấy vấn đề; 1 lần chưa đủ dữ liệu để kết luận. Đọc được 40/40 tệp.",
                        "10 runs show no problem; 1 has not enough data to tell. 40 of 40 files read."),
                filters,
                t(
                        "Xếp theo mức độ, rồi theo TTFT P99. Vạch đứng: trung vị; chấm tròn: P99; mỗi nấc gấp 10 lần nấc trước.",
                        "By severity, then by P99 TTFT. Tick: median; dot: P99; each step is ten times the one before."),
                rows,
                new IndexView.Sweeps("", "", "", List.of(), List.of()),
                List.of(new ReportView.Source(
                        "logs/broken.json",
                        t("Không nhận dạng được", "Not recognized"),
                        Mark.WARNING,
                        t("Không đọc được", "Not read"),
                        t("dòng 3: JSON bị đứt giữa chừng", "line 3: JSON breaks off"),
                        Optional.empty())),
                t(
                        "Bench Doctor 0.1.0. Báo cáo này không cần mạng.",
                        "Bench Doctor 0.1.0. This report needs no network."));
    }

    private String word(Mark mark) {
        return switch (mark) {
            case CRITICAL -> t("Nghiêm trọng", "Critical");
            case WARNING -> t("Cần chú ý", "Warning");
            case INFO -> t("Thông tin", "Information");
            case GOOD -> t("Tốt", "Good");
            case UNDECIDED -> t("Chưa đủ dữ liệu", "Not enough data");
        };
    }

    private IndexView.Row row(int run) {
        Mark mark = ORDER.get(run * ORDER.size() / runs);
        double p99 = 26.0 / (1 + run % 90);
        return new IndexView.Row(
                mark,
                word(mark),
                MODELS.get(run % MODELS.size()),
                t("H100 ×2, gửi dồn một lúc", "H100 ×2, sent all at once"),
                "results/2025-02-04/run-" + run + ".json",
                run % 4 == 3 ? "" : "runs/" + Integer.toHexString(0x3f2a0000 + run) + ".html",
                t("Máy chủ mỗi lúc chỉ xử lý khoảng 8 yêu cầu", "The server works on only about 8 requests at a time"),
                cell(p99 / 2),
                cell(p99),
                OptionalDouble.of(p99 / 2),
                run % 7 == 6 ? OptionalDouble.empty() : OptionalDouble.of(p99),
                cell(130 - run % 100),
                cell(5.23),
                new ReportView.Cell("" + (140 + run), Optional.empty()),
                Optional.of(new Quantity(60, Unit.SECONDS)));
    }

    private ReportView.Cell cell(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return new ReportView.Cell(vi ? text.replace('.', ',') : text, Optional.of(new Quantity(value, Unit.SECONDS)));
    }
}
