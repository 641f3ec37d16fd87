package io.benchdoctor.render;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ChartView;
import io.benchdoctor.report.Mark;
import io.benchdoctor.report.ReportView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A page as long as a real one: a burst of 1,000 requests against about 5 slots, in Vietnamese and English. */
final class SeedView {
    private static final String METRICS_COMMAND =
            "curl -s http://localhost:8000/metrics | grep -E 'num_requests_(running|waiting)|cache_usage_perc|num_preemptions'";

    private static final String BENCH_COMMAND = """
            vllm bench serve --model MODEL --dataset-name random --random-input-len 1024 --random-output-len 128 \\
              --num-prompts 1000 --request-rate 2 --ignore-eos \\
              --percentile-metrics ttft,tpot,itl,e2el --metric-percentiles 50,90,95,99 --save-result""";

    /** Lines of the log by number; the first is {@code 1}. */
    private static final List<String> LOG = List.of(
            "INFO 02-04 19:54:39 [__init__.py:183] Automatically detected platform cuda.",
            "============ Serving Benchmark Result ============",
            "Successful requests:                     1000",
            "Benchmark duration (s):                  254.88",
            "Total input tokens:                      1024000",
            "Total generated tokens:                  127618",
            "Request throughput (req/s):              3.92",
            "Output token throughput (tok/s):         500.70",
            "Total Token throughput (tok/s):          4518.34",
            "---------------Time to First Token----------------",
            "Mean TTFT (ms):                          127405.90",
            "Median TTFT (ms):                        126470.56",
            "P99 TTFT (ms):                           250975.72",
            "-----Time per Output Token (excl. 1st token)------",
            "Mean TPOT (ms):                          9.43",
            "Median TPOT (ms):                        9.35",
            "P99 TPOT (ms):                           11.44",
            "---------------Inter-token Latency----------------",
            "Mean ITL (ms):                           9.43",
            "Median ITL (ms):                         8.42",
            "P99 ITL (ms):                            36.52",
            "==================================================");

    private final boolean vi;

    private SeedView(boolean vi) {
        this.vi = vi;
    }

    static ReportView in(String language) {
        return new SeedView(language.equals("vi")).view(language);
    }

    /** A run of which the logs tell next to nothing. */
    static ReportView bare(String language) {
        ReportView full = in(language);
        return new ReportView(
                full.language(),
                full.direction(),
                full.languageName(),
                full.words(),
                full.runId(),
                full.title(),
                List.of(),
                new ReportView.Verdict(
                        Mark.UNDECIDED,
                        "?",
                        "",
                        full.verdict().headline(),
                        full.verdict().meaning()),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                new ReportView.Box(Mark.UNDECIDED, "", "", Optional.empty()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                full.foot());
    }

    private String t(String vietnamese, String english) {
        return (vi ? vietnamese : english).replace('~', '\u00A0');
    }

    private ReportView view(String language) {
        return new ReportView(
                language,
                "ltr",
                vi ? "Tiếng Việt" : "English",
                PageWords.in(language),
                "3f2a9c",
                t("Lần đo ngày 04/02, 1.000 yêu cầu", "Run of 02-04, 1,000 requests"),
                about(),
                new ReportView.Verdict(
                        Mark.CRITICAL,
                        critical(),
                        veryLikely(),
                        t(
                                "Thời gian chờ chữ đầu tiên gần như toàn là xếp hàng.",
                                "Almost all of the wait for the first word is waiting in line."),
                        t(
                                "Chưa nên đưa vào sử dụng dựa trên kết quả này.",
                                "Do not go live on the strength of this result.")),
                Optional.of(new ReportView.FirstStep(
                        t("Nên làm gì trước?", "What first?"),
                        t(
                                "Nới giới hạn hiện tại (khoảng 5 yêu cầu cùng lúc), rồi đo lại với nhịp gửi giống người dùng thật.",
                                "Raise the present limit (about 5 requests at a time), then measure again with requests arriving the way real users send them."),
                        t("Các bước cụ thể", "The steps"))),
                List.of(
                        new ReportView.Basis(Mark.GOOD, t("Các con số khớp nhau", "The figures agree with each other")),
                        new ReportView.Basis(Mark.GOOD, t("Đọc được 1/1 tệp", "1 of 1 files read")),
                        new ReportView.Basis(
                                Mark.UNDECIDED,
                                t("Log không ghi mô hình và phần cứng", "Model and hardware not in the log"))),
                figures(),
                Optional.of(timeSplit()),
                minute(),
                List.of(queue(), slots()),
                scorecard(),
                List.of(),
                findings(),
                Map.of(),
                steps(),
                List.of(
                        new ReportView.Pair(
                                t("Giảm batch", "A smaller batch"),
                                t(
                                        "Mỗi lúc xử lý được ít yêu cầu hơn, hàng đợi càng dài. vLLM cũng không có cờ `--max-batch-size`.",
                                        "Fewer requests at a time, a longer line. vLLM has no `--max-batch-size` flag either.")),
                        new ReportView.Pair(
                                t("Xem `nvidia-smi` để kết luận thiếu bộ nhớ", "Judging memory by `nvidia-smi`"),
                                t(
                                        "vLLM chủ động giữ trước bộ nhớ GPU, nên con số luôn gần đầy.",
                                        "vLLM reserves GPU memory on purpose; it always looks almost full."))),
                new ReportView.Box(
                        Mark.UNDECIDED,
                        t("Chưa thể nói đạt hay không đạt mục tiêu", "Pass or fail cannot be told yet"),
                        t(
                                "Chưa có mục tiêu, và lần đo gửi dồn không dùng được để chấm. Đo lại với nhịp gửi thấp hơn 3,92 yêu cầu mỗi giây, rồi đặt mục tiêu, ví dụ TTFT P99 và TPOT P99.",
                                "There is no target, and a burst cannot be judged against one. Measure again below 3.92 requests per second, then set targets, for example P99 TTFT and P99 TPOT."),
                        Optional.empty()),
                List.of(new ReportView.Box(
                        Mark.UNDECIDED,
                        t(
                                "Chưa đo: điều gì giới hạn số yêu cầu cùng lúc",
                                "Not measured: what limits the requests at a time"),
                        t(
                                "Đọc số liệu của máy chủ một lần trong lúc đo thì biết giới hạn nằm ở đâu.",
                                "Reading the server’s own numbers once during a run tells where the limit is."),
                        Optional.of(METRICS_COMMAND))),
                List.of(
                        new ReportView.NotJudged(
                                "kv-cache-full",
                                t("Bộ nhớ làm việc của GPU bị đầy", "The GPU’s working memory is full"),
                                t("`kv.usage.max`: log của máy chủ", "`kv.usage.max`: server log")),
                        new ReportView.NotJudged(
                                "failed-requests",
                                t("Có yêu cầu bị lỗi", "Some requests failed"),
                                t("số yêu cầu đã gửi", "number of requests sent"))),
                List.of(new ReportView.Source(
                        "seed/bench.log",
                        t(
                                "Log của công cụ đo vLLM (`Serving Benchmark Result`)",
                                "Log of the vLLM benchmark client (`Serving Benchmark Result`)"),
                        Mark.GOOD,
                        t("Đọc được", "Read"),
                        t("22 dòng", "22 lines"),
                        Optional.of(excerpt(List.of(), 1, 22)))),
                List.of(),
                List.of(),
                List.of(
                        new ReportView.Term(
                                "ttft",
                                t("Thời gian chờ token đầu tiên (TTFT)", "Time to first token (TTFT)"),
                                t(
                                        "Người dùng phải chờ bao lâu mới thấy chữ đầu tiên, kể cả thời gian xếp hàng.",
                                        "How long a person waits before the first word appears, waiting in line included."),
                                ""),
                        new ReportView.Term(
                                "tpot",
                                t("Thời gian cho mỗi token đầu ra (TPOT)", "Time per output token (TPOT)"),
                                t(
                                        "Khi câu trả lời đã bắt đầu, mỗi mẩu nội dung tiếp theo mất bao lâu.",
                                        "How long each further piece of text takes once the answer has started."),
                                ""),
                        new ReportView.Term(
                                "p99",
                                "P99",
                                t(
                                        "Trong 100 yêu cầu, 99 yêu cầu nhanh hơn mức này và 1 yêu cầu chậm hơn.",
                                        "Out of 100 requests, 99 are faster than this and 1 is slower."),
                                "")),
                t(
                        "Bench Doctor 0.1.0. Báo cáo này không cần mạng và không gửi dữ liệu đi đâu. Cùng log và cùng phiên bản thì cho cùng báo cáo.",
                        "Bench Doctor 0.1.0. This report needs no network and sends no data anywhere. The same logs and the same version give the same report."));
    }

    private String critical() {
        return t("Nghiêm trọng", "Critical");
    }

    private String veryLikely() {
        return t("Rất có khả năng", "Very likely");
    }

    private List<ReportView.Property> about() {
        return List.of(
                new ReportView.Property(
                        t("Thời điểm ghi trong log", "Time in the log"),
                        t(
                                "04/02, 19:54:39 (log không ghi năm và múi giờ)",
                                "02-04 (month-day), 19:54:39 (no year, no time zone given)")),
                new ReportView.Property(
                        t("Quy mô", "Size"),
                        t(
                                "1.000 yêu cầu thành công, chạy trong 4~phút 15~giây",
                                "1,000 successful requests in 4~min 15~s")),
                new ReportView.Property(
                        t("Mô hình, phần cứng, phiên bản", "Model, hardware, version"),
                        t("Log không ghi", "Not in the log")));
    }

    private List<ReportView.KeyFigure> figures() {
        return List.of(
                new ReportView.KeyFigure(
                        t("2~phút 7~giây", "2~min 7~s"),
                        t(
                                "Thời gian chờ trung bình mới thấy chữ đầu tiên",
                                "Average wait before the first word appears")),
                new ReportView.KeyFigure(
                        t("Khoảng 5 yêu cầu", "About 5 requests"),
                        t(
                                "Máy chủ xử lý mỗi lúc; 1.000 yêu cầu được gửi gần như cùng lúc",
                                "Worked on at a time; 1,000 requests were sent almost at once")),
                new ReportView.KeyFigure(
                        t("106 token mỗi giây", "106 tokens per second"),
                        t(
                                "Tốc độ viết cho mỗi người, nhanh hơn tốc độ đọc",
                                "Writing speed per person, faster than people read")));
    }

    private List<ReportView.Answer> minute() {
        return List.of(
                new ReportView.Answer(
                        t("Chuyện gì đã xảy ra?", "What happened?"),
                        t(
                                "1.000 yêu cầu được gửi gần như cùng lúc, nhưng máy chủ mỗi lúc chỉ xử lý khoảng 5 yêu cầu. Số còn lại phải xếp hàng: trung bình chờ 2~phút 7~giây mới thấy chữ đầu tiên. Cứ 100 yêu cầu thì có 1 yêu cầu chờ lâu hơn 4~phút 11~giây.",
                                "1,000 requests were sent almost at once, but the server worked on only about 5 at a time. The rest waited in line: 2~min 7~s on average before the first word appeared. The slowest 1 in 100 waited longer than 4~min 11~s.")),
                new ReportView.Answer(
                        t("Điểm tốt là gì?", "What is good?"),
                        t(
                                "Khi đến lượt, câu trả lời được viết ra nhanh: khoảng 106 token mỗi giây cho mỗi người, xong trong chừng 1,2~giây (ước tính).",
                                "Once a request gets its turn, the answer comes quickly: about 106 tokens per second per person, complete in about 1.2~seconds (estimate).")),
                new ReportView.Answer(
                        t("Dễ hình dung", "Picture it"),
                        t(
                                "Như siêu thị có 1.000 khách đến cùng lúc mà chỉ mở 5 quầy thu ngân. Mỗi quầy tính tiền rất nhanh, khoảng 1,3~giây một khách, nhưng người cuối hàng vẫn phải chờ hơn 4~phút.",
                                "1,000 customers reach a store at the same moment and 5 checkouts are open. Each checkout is very quick, about 1.3~seconds per customer, yet the last person in line still waits more than 4~minutes.")),
                new ReportView.Answer(
                        t("Người dùng thật có phải chờ lâu như vậy không?", "Would real users wait this long?"),
                        t(
                                "Chưa biết. Bài đo này gửi dồn một lúc. Nếu người dùng đến rải rác, ít hơn khoảng 4 yêu cầu mỗi giây, thời gian chờ có thể ngắn hơn nhiều. Cần đo lại theo nhịp thật.",
                                "Not known. This test sent everything at once; if people arrive spread out, fewer than about 4 requests per second, the wait may be far shorter. Measure again at a realistic pace.")),
                new ReportView.Answer(
                        t("Mức chắc chắn", "How sure"),
                        t(
                                "Rất có khả năng. Nhiều dấu hiệu cùng cho thấy phần lớn thời gian là xếp hàng. Riêng nguyên nhân của giới hạn khoảng 5 yêu cầu thì log chưa đủ dữ liệu để kết luận.",
                                "Very likely. Several checks agree that most of the time is waiting in line. Where the limit of about 5 comes from cannot be told: not enough data in the log.")));
    }

    private List<ReportView.Score> scorecard() {
        return List.of(
                score(
                        "Thời gian chờ token đầu tiên (TTFT)",
                        "Time to first token (TTFT)",
                        "trung bình",
                        "mean",
                        "ttft",
                        "127.405,90~ms",
                        "127,405.90~ms",
                        "Chờ 2~phút 7~giây mới thấy chữ đầu tiên",
                        "2~min 7~s before the first word",
                        Mark.CRITICAL,
                        critical(),
                        ""),
                score(
                        "TTFT",
                        "TTFT",
                        "P99",
                        "P99",
                        "p99",
                        "250.975,72~ms",
                        "250,975.72~ms",
                        "1 trong 100 yêu cầu chờ từ 4~phút 11~giây trở lên",
                        "1 request in 100 waits 4~min 11~s or more",
                        Mark.CRITICAL,
                        critical(),
                        ""),
                score(
                        "Thông lượng yêu cầu",
                        "Request throughput",
                        "",
                        "",
                        "",
                        "3,92~yêu cầu/giây",
                        "3.92~requests/s",
                        "Mỗi giây xong gần 4 câu trả lời",
                        "Nearly 4 answers finished each second",
                        Mark.WARNING,
                        t("Cần chú ý", "Warning"),
                        t("bị chặn ở khoảng 5 yêu cầu cùng lúc", "held at about 5 requests at a time")),
                score(
                        "Thông lượng token đầu ra",
                        "Output token throughput",
                        "",
                        "",
                        "",
                        "500,70~token/giây",
                        "500.70~tokens/s",
                        "Cả máy chủ viết khoảng 500 token mỗi giây, tính chung cho mọi người",
                        "The whole server writes about 500 tokens per second, everyone together",
                        Mark.INFO,
                        t("Thông tin", "Information"),
                        t("chưa có mốc so sánh", "no baseline")),
                score(
                        "Tổng thông lượng token",
                        "Total token throughput",
                        "",
                        "",
                        "",
                        "4.518,34~token/giây",
                        "4,518.34~tokens/s",
                        "Gồm cả phần đọc vào, chiếm 89%",
                        "Includes tokens read, 89% of the total",
                        Mark.INFO,
                        t("Thông tin", "Information"),
                        t("chưa có mốc so sánh", "no baseline")),
                score(
                        "Thời gian cho mỗi token đầu ra (TPOT)",
                        "Time per output token (TPOT)",
                        "trung bình",
                        "mean",
                        "tpot",
                        "9,43~ms",
                        "9.43~ms",
                        "Khoảng 106 token mỗi giây cho mỗi người, nhanh hơn tốc độ đọc",
                        "About 106 tokens per second per person, faster than people read",
                        Mark.GOOD,
                        t("Tốt", "Good"),
                        t("ở mức khoảng 5 yêu cầu cùng lúc", "at about 5 requests at a time")),
                score(
                        "Độ trễ giữa các token (ITL)",
                        "Inter-token latency (ITL)",
                        "P99",
                        "P99",
                        "",
                        "36,52~ms",
                        "36.52~ms",
                        "Có nhịp khựng, nhưng quá ngắn để nhận ra",
                        "Short pauses, too short to notice",
                        Mark.GOOD,
                        t("Tốt", "Good"),
                        ""),
                score(
                        "Số yêu cầu bị lỗi",
                        "Failed requests",
                        "",
                        "",
                        "",
                        "–",
                        "–",
                        "Log chỉ đếm yêu cầu thành công",
                        "The log counts successes only",
                        Mark.UNDECIDED,
                        t("Chưa đủ dữ liệu", "Not enough data"),
                        ""));
    }

    private ReportView.Score score(
            String metricVi,
            String metricEn,
            String statVi,
            String statEn,
            String term,
            String resultVi,
            String resultEn,
            String plainVi,
            String plainEn,
            Mark mark,
            String verdict,
            String note) {
        return new ReportView.Score(
                t(metricVi, metricEn),
                t(statVi, statEn),
                term,
                new ReportView.Cell(t(resultVi, resultEn), Optional.of(new Quantity(1, Unit.MILLISECONDS))),
                t(plainVi, plainEn),
                mark,
                verdict,
                note);
    }

    private List<ReportView.FindingView> findings() {
        return List.of(
                finding(
                        1,
                        "burst-queue-ramp",
                        Mark.CRITICAL,
                        critical(),
                        veryLikely(),
                        t(
                                "Thời gian chờ chữ đầu tiên gần như toàn là xếp hàng",
                                "Almost all of the wait for the first word is waiting in line"),
                        t(
                                "Trung bình, một yêu cầu chờ 2~phút 7~giây rồi câu trả lời mới bắt đầu hiện ra. Riêng việc đọc câu hỏi chỉ mất khoảng 0,03~giây (ước tính); gần như toàn bộ phần còn lại là chờ đến lượt.",
                                "On average a request waits 2~min 7~s before its answer begins to appear. Reading the question takes only about 0.03~s of that (estimate); nearly all the rest is waiting for a turn."),
                        Optional.empty(),
                        Optional.empty(),
                        rampFold()),
                finding(
                        2,
                        "admission-cap-unknown",
                        Mark.CRITICAL,
                        critical(),
                        t("Rất có khả năng; nguyên nhân: Chưa đủ dữ liệu", "Very likely; cause: Not enough data"),
                        t(
                                "Máy chủ mỗi lúc chỉ xử lý khoảng 5 yêu cầu",
                                "The server works on only about 5 requests at a time"),
                        t(
                                "Trung bình có khoảng 500 yêu cầu nằm trong hệ thống, nhưng chỉ khoảng 5 yêu cầu được phục vụ cùng lúc. Giống như siêu thị đông khách mà chỉ mở vài quầy thu ngân. Nguyên nhân thường là một thiết lập hoặc giới hạn bộ nhớ.",
                                "About 500 requests are inside on average, but only about 5 are served at a time. It is like a crowded store with only a few checkouts open. The usual cause is a setting or a memory limit."),
                        Optional.empty(),
                        Optional.empty(),
                        capFold()),
                finding(
                        3,
                        "arrival-burst",
                        Mark.WARNING,
                        t("Cần chú ý", "Warning"),
                        veryLikely(),
                        t(
                                "Tất cả yêu cầu được gửi gần như cùng một lúc",
                                "All requests were sent at almost the same moment"),
                        t(
                                "Bài đo này giống như 1.000 khách cùng bước vào cửa hàng trong một giây. Khi đó thời gian chờ trung bình phụ thuộc chủ yếu vào số khách: đông gấp đôi thì chờ cũng lâu gấp khoảng hai lần.",
                                "This test is like 1,000 customers entering a store within one second. The average wait then depends mostly on how many come: twice as many wait about twice as long."),
                        Optional.empty(),
                        Optional.empty(),
                        plainFold()),
                finding(
                        4,
                        "decode-fast",
                        Mark.GOOD,
                        t("Tốt", "Good"),
                        t("Đo trực tiếp", "Measured"),
                        t("Khi đã bắt đầu, câu trả lời được viết ra nhanh", "Once started, answers are written fast"),
                        t(
                                "Sau chữ đầu tiên, nội dung hiện ra với tốc độ khoảng 106 token mỗi giây cho mỗi người, nhanh hơn tốc độ đọc. Khâu này hiện chưa cần can thiệp.",
                                "After the first word, text appears at about 106 tokens per second per person, faster than people read. Nothing needs to be done here now."),
                        Optional.of(tenSeconds()),
                        Optional.empty(),
                        plainFold()),
                finding(
                        5,
                        "prefill-interference",
                        Mark.INFO,
                        t("Thông tin", "Information"),
                        veryLikely(),
                        t(
                                "Có những nhịp khựng ngắn khi máy chủ đọc câu hỏi mới",
                                "Short pauses while the server reads new questions"),
                        t(
                                "Khoảng 4% số lần hiện thêm nội dung bị chậm hơn, vì máy chủ dừng một nhịp để đọc câu hỏi của người khác. Các nhịp khựng này quá ngắn để nhận ra.",
                                "About 4% of the pieces of text come later than usual, because the server stops briefly to read someone else’s question. These pauses are too short to notice."),
                        Optional.empty(),
                        Optional.of(new ChartView.NotDrawn(
                                t("Không vẽ biểu đồ tần suất của ITL", "No chart of the ITL distribution"),
                                t(
                                        "Log chỉ có ba con số: trung bình 9,43~ms, trung vị 8,42~ms, P99 36,52~ms. Để có biểu đồ, đo lại với:",
                                        "The log holds three figures only: mean 9.43~ms, median 8.42~ms, P99 36.52~ms. To get the chart, measure again with:"),
                                Optional.of("--save-result --save-detailed"))),
                        plainFold()),
                new ReportView.FindingView(
                        6,
                        "setup-unknown",
                        Mark.INFO,
                        t("Thông tin", "Information"),
                        t("Chưa đủ dữ liệu", "Not enough data"),
                        t("Log không ghi đã đo trên cấu hình nào", "The log does not say what was tested"),
                        List.of(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        emptyFold()));
    }

    private static ReportView.FindingView finding(
            int number,
            String id,
            Mark mark,
            String severity,
            String certainty,
            String title,
            String text,
            Optional<ChartView> chart,
            Optional<ChartView.NotDrawn> notDrawn,
            ReportView.Fold fold) {
        return new ReportView.FindingView(
                number, id, mark, severity, certainty, title, List.of(text), false, chart, notDrawn, fold);
    }

    private ReportView.Fold rampFold() {
        return new ReportView.Fold(
                t(
                        "Dành cho kỹ sư: 3 phép kiểm tra, 4 dòng log, các khả năng đã loại trừ",
                        "For engineers: 3 checks, 4 log lines, what was ruled out"),
                List.of(),
                List.of(
                        new ReportView.Check(
                                t("TTFT trung bình / thời gian chạy", "Mean TTFT / run time"),
                                t("0,50", "0.50"),
                                t("127,41 / 254,88 = 0,50", "127.41 / 254.88 = 0.50")),
                        new ReportView.Check(
                                t("TTFT: P99 / trung vị", "TTFT: P99 / median"),
                                t("1,98", "1.98"),
                                t("250,98 / 126,47 = 1,98", "250.98 / 126.47 = 1.98")),
                        new ReportView.Check(
                                t(
                                        "TTFT trung bình / độ trễ đầu-cuối trung bình (ước tính)",
                                        "Mean TTFT / mean end-to-end time (estimate)"),
                                t("gần 100%", "close to 100%"),
                                t("127,4 / 128,6 = 99,1%", "127.4 / 128.6 = 99.1%"))),
                Optional.of(excerpt(List.of(11, 12, 13), 10, 13)),
                List.of(
                        t("Mô hình viết chậm: TPOT chỉ 9,43~ms.", "Slow writing: TPOT is only 9.43~ms."),
                        t(
                                "Đọc prompt chậm: khoảng 28,1~ms mỗi prompt (ước tính).",
                                "Slow prompt reading: about 28.1~ms per prompt (estimate)."),
                        t(
                                "Công cụ đo tự giữ yêu cầu lại bằng `--max-concurrency`: công cụ đo của vLLM chỉ bấm giờ TTFT khi yêu cầu được phép gửi đi, nên thời gian giữ lại không nằm trong TTFT.",
                                "The client holding requests back with `--max-concurrency`: the vLLM client starts the TTFT clock only when a request is released, so held-back time is not in TTFT.")),
                List.of(),
                List.of(),
                "burst-queue-ramp · 0.93");
    }

    private ReportView.Fold capFold() {
        return new ReportView.Fold(
                t(
                        "Dành cho kỹ sư: phép tính, 5 dòng log, ba khả năng",
                        "For engineers: the arithmetic, 5 log lines, three causes"),
                List.of(
                        t(
                                "Theo định luật Little (số yêu cầu trong hệ thống = tốc độ hoàn thành × thời gian mỗi yêu cầu ở lại):",
                                "By Little’s law (requests in the system = completion rate × time each one stays):"),
                        t(
                                "Đang decode: 500,70~token/giây × 9,43~ms = 4,7~yêu cầu.",
                                "Decoding: 500.70~tokens/s × 9.43~ms = 4.7~requests.")),
                List.of(),
                Optional.of(excerpt(List.of(8, 15), 3, 4, 8, 11, 15)),
                List.of(),
                List.of(
                        new ReportView.Candidate(
                                t("A. Giới hạn cấu hình", "A. A configured limit"),
                                t(
                                        "`vllm:num_requests_running` đi ngang ở khoảng 5, mức sử dụng KV cache thấp",
                                        "`vllm:num_requests_running` flat at about 5, KV cache usage low"),
                                t(
                                        "Tăng `--max-num-seqs` (mặc định thường là vài trăm)",
                                        "Raise `--max-num-seqs` (the default is usually a few hundred)"),
                                t("0,40", "0.40")),
                        new ReportView.Candidate(
                                t("B. Thiếu KV cache", "B. Too little KV cache"),
                                t(
                                        "Mức sử dụng KV cache gần 1; `vllm:num_preemptions_total` tăng",
                                        "KV cache usage near 1; `vllm:num_preemptions_total` rising"),
                                t("Tăng dung lượng KV cache", "More KV cache space"),
                                t("0,30", "0.30")),
                        new ReportView.Candidate(
                                t(
                                        "C. Giới hạn ở proxy hoặc gateway phía trước",
                                        "C. A limit in a proxy or gateway in front"),
                                t(
                                        "`vllm:num_requests_waiting` gần 0 trong khi công cụ đo vẫn chờ lâu",
                                        "`vllm:num_requests_waiting` near 0 while the client waits"),
                                t("Nới giới hạn kết nối ở thành phần đó", "Raise the connection limit there"),
                                t("0,20", "0.20"))),
                List.of(t(
                        "Số yêu cầu đang chạy và đang chờ, đọc từ `/metrics`",
                        "Running and waiting requests, read from `/metrics`")),
                "admission-cap-unknown · 0.81");
    }

    private ReportView.Fold plainFold() {
        return new ReportView.Fold(
                t("Dành cho kỹ sư: phép tính", "For engineers: the arithmetic"),
                List.of(t(
                        "TPOT trung bình 9,43~ms, trung vị 9,35~ms, P99 11,44~ms (P99/trung vị = 1,22).",
                        "TPOT mean 9.43~ms, median 9.35~ms, P99 11.44~ms (P99/median = 1.22).")),
                List.of(),
                Optional.of(excerpt(List.of(15, 17), 15, 17)),
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    private static ReportView.Fold emptyFold() {
        return new ReportView.Fold("", List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of(), "");
    }

    /** Two numbers are a stretch, more are single lines with gaps between. */
    private static ReportView.Excerpt excerpt(List<Integer> used, int... shown) {
        List<ReportView.Excerpt.Line> lines = new ArrayList<>();
        if (shown.length == 2) {
            for (int n = shown[0]; n <= shown[1]; n++) {
                lines.add(new ReportView.Excerpt.Line(n, LOG.get(n - 1), used.contains(n)));
            }
            return new ReportView.Excerpt("seed/bench.log", lines);
        }
        int before = shown[0];
        for (int n : shown) {
            if (n > before + 1) {
                lines.add(new ReportView.Excerpt.Line(0, "", false));
            }
            lines.add(new ReportView.Excerpt.Line(n, LOG.get(n - 1), used.contains(n)));
            before = n;
        }
        return new ReportView.Excerpt("seed/bench.log", lines);
    }

    private List<ReportView.Step> steps() {
        return List.of(
                new ReportView.Step(
                        1,
                        "locate-cap",
                        t(
                                "Xác định giới hạn khoảng 5 yêu cầu nằm ở đâu",
                                "Find where the limit of about 5 requests is"),
                        t(
                                "Không tốn chi phí, làm ngay. Chạy trong lúc đang đo:",
                                "Free, do it now. Run during a measurement:"),
                        List.of(METRICS_COMMAND),
                        List.of(new ReportView.Pair(
                                t("Hoàn thành khi", "Done when"),
                                t(
                                        "Xác định được khả năng A, B hay C ở phát hiện 2.",
                                        "Cause A, B or C of finding 2 is established."))),
                        Optional.empty()),
                new ReportView.Step(
                        2,
                        "raise-cap",
                        t("Nới giới hạn đó từng bước", "Raise that limit step by step"),
                        t(
                                "Khả năng A: đặt `--max-num-seqs` lần lượt 16, 32, 64, 128.",
                                "Cause A: set `--max-num-seqs` to 16, 32, 64, 128 in turn."),
                        List.of("vllm serve MODEL --max-num-seqs 64"),
                        List.of(
                                new ReportView.Pair(
                                        t("Đánh đổi", "Trade-off"),
                                        t(
                                                "Nhiều yêu cầu cùng lúc thì TPOT tăng. Dừng lại khi TPOT chạm mục tiêu, hoặc khi thông lượng không tăng nữa.",
                                                "More requests at a time means a higher TPOT. Stop when TPOT reaches its target or throughput stops growing.")),
                                new ReportView.Pair(
                                        t("Dự đoán", "Predicted effect"),
                                        t(
                                                "Với 16 chỗ: chờ trung bình 46~giây đến 1~phút 20~giây (ước tính).",
                                                "With 16 slots: 46~s to 1~min 20~s of waiting on average (estimate)."))),
                        Optional.of(whatIf())),
                new ReportView.Step(
                        3,
                        "measure-again",
                        t("Đo lại để trả lời đúng câu hỏi", "Measure again, with the right question"),
                        t("Mỗi lượt chỉ đổi một thứ.", "Change one thing per run."),
                        List.of(BENCH_COMMAND),
                        List.of(),
                        Optional.empty()));
    }

    private ChartView timeSplit() {
        return new ChartView(
                "time-split",
                t(
                        "Gần như toàn bộ thời gian của một yêu cầu là xếp hàng.",
                        "Almost all the time of a request is waiting in line."),
                t(
                        "Thời gian trung bình của một yêu cầu, theo ba chặng",
                        "Average time of one request, in three stages"),
                t(
                        "Nguồn: log dòng 6, 11 và 15. Phần gạch chéo là ước tính.",
                        "Source: log lines 6, 11 and 15. Hatched parts are estimates."),
                t(
                        "Biểu đồ thanh: trong tổng số 2~phút 9~giây, 2~phút 7~giây là xếp hàng và 1,2~giây là viết câu trả lời.",
                        "Bar chart: of 2~min 9~s in all, 2~min 7~s are waiting in line and 1.2~s writing the answer."),
                new ChartView.TimeSplit(
                        t("Một yêu cầu trung bình: 2~phút 9~giây", "An average request: 2~min 9~s"),
                        List.of(
                                new ChartView.TimeSplit.Part(
                                        t("Xếp hàng: 2~phút 7~giây (99%)", "Waiting in line: 2~min 7~s (99%)"),
                                        127377.8,
                                        "wait",
                                        false),
                                new ChartView.TimeSplit.Part(
                                        t("Đọc câu hỏi: khoảng 0,03~giây", "Reading the question: about 0.03~s"),
                                        28.1,
                                        "read",
                                        true),
                                new ChartView.TimeSplit.Part(
                                        t("Viết: khoảng 1,2~giây", "Writing: about 1.2~s"), 1194, "write", true)),
                        t("1,2~giây cuối, phóng to", "the last 1.2~s, enlarged")));
    }

    private ChartView queue() {
        return new ChartView(
                "queue",
                t(
                        "Ai đến lượt sau thì chờ lâu hơn, người cuối chờ hơn 4~phút.",
                        "Whoever comes later waits longer; the last one waits more than 4~min."),
                t(
                        "Hai con số trong log (chấm tròn) nằm đúng trên đường của một hàng đợi",
                        "Two figures of the log (dots) lie right on the line of a queue"),
                t(
                        "Nguồn: log dòng 12 và 13. Phần đường nối giữa các điểm đánh dấu là giả định, không phải số liệu.",
                        "Source: log lines 12 and 13. The line between the marked points is an assumption, not data."),
                t("Biểu đồ điểm: một nửa chờ dưới 2~phút 6~giây.", "Dot chart: half wait less than 2~min 6~s."),
                new ChartView.Queue(
                        t("Thời gian chờ chữ đầu tiên (phút)", "Wait for the first word (min)"),
                        60,
                        t("chờ ít nhất", "shortest wait"),
                        t("giữa", "middle"),
                        t("chờ lâu nhất", "longest wait"),
                        t("100 yêu cầu, xếp theo thời gian chờ", "100 requests, in order of waiting"),
                        List.of(
                                new ChartView.Queue.Point(
                                        0.5,
                                        126.47,
                                        t("Một nửa chờ dưới", "Half wait less than"),
                                        t("2~phút 6~giây", "2~min 6~s")),
                                new ChartView.Queue.Point(
                                        0.99,
                                        250.98,
                                        t("1 trong 100 chờ từ", "1 in 100 waits"),
                                        t("4~phút 11~giây trở lên", "4~min 11~s or more"))),
                        List.of(),
                        OptionalDouble.of(253.7),
                        t(
                                "Đường nét đứt: phục vụ lần lượt, tốc độ không đổi (lý thuyết)",
                                "Dashed line: served in turn at a constant rate (theory)")));
    }

    private ChartView slots() {
        return new ChartView(
                "slots",
                t(
                        "Khoảng 5 yêu cầu được xử lý, khoảng 500 yêu cầu đang xếp hàng.",
                        "About 5 requests are being served, about 500 wait in line."),
                t("Số yêu cầu trong hệ thống, tính trung bình", "Requests in the system, on average"),
                t("Nguồn: log dòng 3, 4, 8, 11 và 15.", "Source: log lines 3, 4, 8, 11 and 15."),
                t("Biểu đồ ô vuông: 5 được xử lý, 500 đang chờ.", "Squares: 5 served, 500 waiting."),
                new ChartView.Slots(
                        5,
                        500,
                        1,
                        t("Khoảng 5 đang được xử lý", "About 5 being served"),
                        t("khoảng 500 đang xếp hàng", "about 500 waiting in line")));
    }

    private ChartView tenSeconds() {
        return new ChartView(
                "ten-seconds",
                t(
                        "Khi đã bắt đầu, chữ hiện ra nhanh hơn tốc độ đọc.",
                        "Once started, text appears faster than people read."),
                t(
                        "Mười giây của một người dùng, tính từ chữ đầu tiên",
                        "Ten seconds of one user, from the first word on"),
                t(
                        "Nguồn: log dòng 6 và 15; tốc độ đọc 5,5 token mỗi giây là giả định cho tiếng Anh.",
                        "Source: log lines 6 and 15; 5.5 tokens per second of reading is an assumption for English."),
                t("Hai dải: chữ hiện ra xong sau 1,2~giây.", "Two lanes: the text is complete after 1.2~s."),
                new ChartView.TenSeconds(
                        t("Chữ hiện ra", "Text appears"),
                        t("Mắt đọc", "Eyes read"),
                        t("giây, tính từ chữ đầu tiên", "seconds from the first word"),
                        1.2,
                        127.6,
                        106,
                        5.5,
                        t(
                                "cả câu trả lời (128 token) hiện ra trong chừng 1,2~giây",
                                "the whole answer (128 tokens) appears in about 1.2~s"),
                        t("sau 10~giây: mới đọc chừng 55 token", "after 10~s: only about 55 tokens read")));
    }

    private ChartView whatIf() {
        return new ChartView(
                "what-if",
                t(
                        "Nhiều chỗ xử lý hơn thì chờ ngắn hơn; giảm batch thì chờ lâu hơn nhiều.",
                        "More slots mean a shorter wait; a smaller batch a much longer one."),
                t(
                        "Ước tính thời gian chờ trung bình nếu đổi số yêu cầu được xử lý cùng lúc",
                        "Estimated average wait for another number of requests served at a time"),
                t(
                        "Ước tính. Với 5 chỗ, công thức cho 120~giây, đo được 127~giây.",
                        "Estimate. For 5 slots the formula gives 120~s, measured were 127~s."),
                t("Biểu đồ: 16 chỗ, 46 đến 80~giây.", "Chart: 16 slots, 46 to 80~s."),
                new ChartView.WhatIf(
                        t("Chờ trung bình (phút)", "Average wait (min)"),
                        60,
                        t("số yêu cầu được xử lý cùng lúc", "requests served at a time"),
                        1,
                        t("hiện tại (đo được)", "now (measured)"),
                        List.of(
                                new ChartView.WhatIf.Category(
                                        "1",
                                        548,
                                        548,
                                        List.of(t("giảm còn 1:", "down to 1:"), t("9~phút 8~giây", "9~min 8~s"))),
                                new ChartView.WhatIf.Category(
                                        "5", 127.4, 127.4, List.of(t("2~phút 7~giây", "2~min 7~s"))),
                                new ChartView.WhatIf.Category(
                                        "16", 46, 80, List.of(t("46~giây – 1~phút 20~giây", "46~s – 1~min 20~s"))),
                                new ChartView.WhatIf.Category("32", 30, 47, List.of(t("30–47~giây", "30–47~s"))))));
    }
}
