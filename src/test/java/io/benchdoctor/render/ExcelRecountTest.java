package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.model.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.formula.ConditionalFormattingEvaluator;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workbook reckons: what the file says is what its formulas give, also after somebody changed a cell. */
class ExcelRecountTest {
    private static final String TIMED = "samples/proxy-buffering";
    private static final String BURST = "samples/burst-queue-ramp";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                TIMED,
                BURST,
                "samples/failed-requests-survivorship",
                "samples/token-timings",
                "samples/cold-start",
                "samples/healthy",
                "samples/first-wave-p99"
            })
    void a_formula_gives_what_the_file_says_that_it_gives(String sample) throws IOException {
        try (XSSFWorkbook book = Workbooks.open(Workbooks.file(folder, "en", sample))) {
            var evaluator = new XSSFFormulaEvaluator(book);
            List<Cell> formulas = Workbooks.formulas(book);

            assertThat(formulas).isNotEmpty();
            assertThat(formulas).allSatisfy(cell -> assertThat(Workbooks.value(evaluator, cell))
                    .as(cell.getSheet().getSheetName() + "!" + cell.getAddress() + " " + cell.getCellFormula())
                    .isEqualTo(Workbooks.cached(cell)));
        }
    }

    @Test
    void a_chart_of_targets_shows_what_its_cells_say_to_a_program_that_reads_no_cells() throws IOException {
        try (XSSFWorkbook book = Workbooks.open(Workbooks.file(folder, "en", TIMED))) {
            XSSFCell together = Workbooks.one(book, "slo_share_all");
            var chart = together.getSheet().createDrawingPatriarch().getCharts().get(0);
            var bars = chart.getCTChart().getPlotArea().getBarChartArray(0).getSerArray(0);
            List<Double> shown = bars.getVal().getNumRef().getNumCache().getPtList().stream()
                    .map(point -> Double.valueOf(point.getV()))
                    .toList();
            List<Double> said = IntStream.rangeClosed(4, together.getRowIndex())
                    .mapToObj(row -> together.getSheet().getRow(row).getCell(together.getColumnIndex()))
                    .filter(cell -> cell != null && cell.getCachedFormulaResultType() == CellType.NUMERIC)
                    .map(Cell::getNumericCellValue)
                    .toList();

            assertThat(shown).isNotEmpty().isEqualTo(said);
        }
    }

    @Test
    void only_functions_that_every_spreadsheet_knows_are_used() throws IOException {
        for (String sample : List.of(TIMED, BURST)) {
            try (XSSFWorkbook book = Workbooks.open(Workbooks.file(folder, "vi", sample))) {
                String functions = Workbooks.formulas(book).stream()
                        .map(cell -> cell.getCellFormula().replaceAll("\"[^\"]*\"", ""))
                        .flatMap(formula -> java.util.regex.Pattern.compile("([A-Z.]+)\\(")
                                .matcher(formula)
                                .results()
                                .map(match -> match.group(1)))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" "));

                assertThat(functions.split(" "))
                        .isSubsetOf("COUNTIFS", "IF", "INDEX", "MATCH", "MAX", "MIN", "SQRT", "SUM");
            }
        }
    }

    @Test
    void the_share_that_keeps_every_limit_is_that_of_the_report() throws IOException {
        Diagnosis diagnosis = SampleReport.of(TIMED).diagnoses().get(0);
        try (XSSFWorkbook book = Workbooks.open(Workbooks.file(folder, "en", TIMED))) {
            assertThat(Workbooks.one(book, "slo_share_all").getNumericCellValue())
                    .isEqualTo(value(diagnosis, "slo.attainment"));
            assertThat(Workbooks.one(book, "slo_low_all").getNumericCellValue())
                    .isCloseTo(value(diagnosis, "slo.attainment.low"), within(1e-12));
            assertThat(Workbooks.one(book, "slo_high_all").getNumericCellValue())
                    .isCloseTo(value(diagnosis, "slo.attainment.high"), within(1e-12));
        }
    }

    @Test
    void percentiles_bound_the_share_as_the_report_does() throws IOException {
        Diagnosis diagnosis = SampleReport.of("samples/healthy").diagnoses().get(0);
        try (XSSFWorkbook book = Workbooks.open(Workbooks.file(folder, "en", "samples/healthy"))) {
            assertThat(Workbooks.one(book, "slo_low_all").getNumericCellValue())
                    .isCloseTo(value(diagnosis, "slo.attainment.low"), within(1e-12));
            assertThat(Workbooks.one(book, "slo_high_all").getNumericCellValue())
                    .isCloseTo(value(diagnosis, "slo.attainment.high"), within(1e-12));
        }
    }

    @Test
    void whoever_changes_a_limit_sees_count_verdict_and_colour_turn_on_three_sheets() throws IOException {
        try (XSSFWorkbook book = Workbooks.open(Workbooks.file(folder, "en", TIMED))) {
            List<XSSFCell> waits = Workbooks.named(book, "req_ttft");
            List<XSSFCell> done = Workbooks.named(book, "req_done");
            double limit = waits.stream()
                    .mapToDouble(XSSFCell::getNumericCellValue)
                    .sorted()
                    .skip(waits.size() / 3)
                    .findFirst()
                    .orElseThrow();
            long kept = IntStream.range(0, waits.size())
                    .filter(n -> done.get(n).getNumericCellValue() == 1)
                    .filter(n -> waits.get(n).getNumericCellValue() <= limit)
                    .count();
            Workbooks.one(book, "slo_ttft_ms").setCellValue(limit);
            Workbooks.one(book, "slo_tpot_ms").setBlank();
            Workbooks.one(book, "slo_gap_ms").setBlank();
            Workbooks.one(book, "slo_e2e_ms").setBlank();
            var evaluator = new XSSFFormulaEvaluator(book);
            evaluator.evaluateAll();
            var colours = new ConditionalFormattingEvaluator(book, evaluator);
            Cell share = Workbooks.one(book, "slo_share_all");

            assertThat(evaluator.evaluate(share).getNumberValue()).isEqualTo((double) kept / waits.size());
            assertThat(Workbooks.value(evaluator, Workbooks.one(book, "slo_verdict_all")))
                    .isEqualTo("▲ missed");
            assertThat(turned(colours, Workbooks.one(book, "slo_verdict_all"))).containsExactly("txt_missed");
            Cell summary = Workbooks.cells(book.getSheet("Summary"))
                    .filter(cell -> cell.toString().equals("slo_verdict_all"))
                    .findFirst()
                    .orElseThrow();
            assertThat(turned(colours, summary)).containsExactly("txt_missed");
            long met = Workbooks.cells(book.getSheet("Requests"))
                    .filter(cell -> cell.getColumnIndex() == 10 && cell.getRowIndex() > 3)
                    .filter(cell -> Workbooks.value(evaluator, cell).equals("● met"))
                    .peek(cell -> assertThat(turned(colours, cell)).containsExactly("txt_met"))
                    .count();
            assertThat(met).isEqualTo(kept);
        }
    }

    @Test
    void a_chosen_profile_shows_its_proposals_beside_the_limits() throws IOException {
        try (XSSFWorkbook book = Workbooks.open(Workbooks.file(folder, "en", TIMED))) {
            Workbooks.one(book, "slo_profile").setCellValue("a voice assistant");
            var evaluator = new XSSFFormulaEvaluator(book);
            XSSFCell limit = Workbooks.one(book, "slo_ttft_ms");

            assertThat(Workbooks.value(evaluator, limit.getRow().getCell(2))).isEqualTo("800");
        }
    }

    @Test
    void a_burst_is_counted_and_not_judged() throws IOException {
        try (XSSFWorkbook book = Workbooks.open(Workbooks.file(folder, "vi", BURST))) {
            assertThat(Workbooks.one(book, "slo_judge").getNumericCellValue()).isZero();
            assertThat(Workbooks.one(book, "slo_verdict_all").getStringCellValue())
                    .isEqualTo("– chưa đủ để kết luận");
        }
    }

    @Test
    void what_if_says_what_the_report_says_and_follows_its_inputs() throws IOException {
        Diagnosis diagnosis = SampleReport.of(BURST).diagnoses().get(0);
        try (XSSFWorkbook book = Workbooks.open(Workbooks.file(folder, "en", BURST))) {
            Cell slots = Workbooks.cells(book.getSheet("What-if"))
                    .filter(cell ->
                            cell.getColumnIndex() == 0 && cell.toString().equals("32.0"))
                    .findFirst()
                    .orElseThrow();
            var evaluator = new XSSFFormulaEvaluator(book);
            double best = evaluator.evaluate(slots.getRow().getCell(3)).getNumberValue();
            double worst = evaluator.evaluate(slots.getRow().getCell(4)).getNumberValue();

            assertThat(best * 1000).isCloseTo(value(diagnosis, "whatif.slots32.ttft.best"), within(1e-6));
            assertThat(worst * 1000).isCloseTo(value(diagnosis, "whatif.slots32.ttft.worst"), within(1e-6));

            Workbooks.one(book, "wi_factor").setCellValue(3);
            evaluator.clearAllCachedResultValues();
            assertThat(evaluator.evaluate(slots.getRow().getCell(3)).getNumberValue())
                    .isEqualTo(best);
            assertThat(evaluator.evaluate(slots.getRow().getCell(4)).getNumberValue())
                    .isGreaterThan(worst);
        }
    }

    @Test
    void samples_of_the_server_stand_in_rows_and_a_pause_of_the_log_is_a_hole() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int n = 0; n < 12; n++) {
            int second = n < 6 ? n * 10 : n * 10 + 300;
            log.append(String.format(
                    java.util.Locale.ROOT,
                    "INFO 11-25 10:%02d:%02d [loggers.py:127] Engine 000: Avg prompt throughput: 100.0 tokens/s, "
                            + "Avg generation throughput: 50.5 tokens/s, Running: %d reqs, Waiting: 2 reqs, "
                            + "GPU KV cache usage: 12.5%%, Prefix cache hit rate: 0.0%%%n",
                    second / 60,
                    second % 60,
                    n + 1));
        }
        Path file = Files.writeString(folder.resolve("server.log"), log);
        try (XSSFWorkbook book = Workbooks.open(Workbooks.file(folder, "en", file.toString()))) {
            var sheet = book.getSheet("Time series");

            assertThat(sheet.getRow(15).getCell(1).getNumericCellValue()).isEqualTo(12);
            assertThat(sheet.getRow(15).getCell(3).getNumericCellValue()).isEqualTo(0.125);
            assertThat(sheet.getDrawingPatriarch().getCharts()).hasSize(2);
            assertThat(sheet.getRow(10).getCell(31)).isNull();
            assertThat(sheet.getRow(11).getCell(31).getNumericCellValue()).isEqualTo(7);
            assertThat(sheet.isColumnHidden(31)).isTrue();
        }
    }

    private static List<String> turned(ConditionalFormattingEvaluator colours, Cell cell) {
        return colours.getConditionalFormattingForCell(cell).stream()
                .map(rule -> rule.getFormula1().replaceAll(".*=", ""))
                .toList();
    }

    private static double value(Diagnosis diagnosis, String fact) {
        return diagnosis.facts().get(fact).known().map(Quantity::value).orElseThrow();
    }
}
