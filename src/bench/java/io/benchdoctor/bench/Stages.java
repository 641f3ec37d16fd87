package io.benchdoctor.bench;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Run;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.render.Renderer;
import io.benchdoctor.render.Renderers;
import io.benchdoctor.report.BatchReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What each stage of a report costs once the JVM is warm: parse, facts, rules, and each renderer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Stages {
    /** A printed block, raw timings of many requests, and a log of token times. */
    @Param({"samples/burst-queue-ramp", "samples/showcase", "samples/token-timings"})
    public String sample;

    private RuleBook rules;
    private List<Messages> words;
    private LogReader.Result read;
    private Run run;
    private List<Diagnosis> diagnoses;

    @Setup
    public void read() {
        rules = RuleBook.standard();
        words = List.of(Messages.in("vi"), Messages.in("en"));
        read = LogReader.read(List.of(sample));
        run = read.batch().runs().get(0);
        diagnoses = read.batch().runs().stream().map(this::diagnosed).toList();
    }

    private Diagnosis diagnosed(Run one) {
        return rules.diagnose(one, FactSheet.of(one, Facts.ALL));
    }

    @Benchmark
    public LogReader.Result parse() {
        return LogReader.read(List.of(sample));
    }

    @Benchmark
    public Map<String, FactValue> facts() {
        return FactSheet.of(run, Facts.ALL).known();
    }

    /** With the facts that the rules ask for. */
    @Benchmark
    public Diagnosis rules() {
        return diagnosed(run);
    }

    @Benchmark
    public RuleBook ruleBook() {
        return RuleBook.standard();
    }

    @Benchmark
    public long html() throws IOException {
        return bytes("html");
    }

    @Benchmark
    public long xlsx() throws IOException {
        return bytes("xlsx");
    }

    @Benchmark
    public long json() throws IOException {
        return bytes("json");
    }

    /** With the words of the report, which are made anew for each. */
    private long bytes(String format) throws IOException {
        Renderer renderer = Renderers.ALL.stream()
                .filter(one -> one.format().equals(format))
                .findFirst()
                .orElseThrow();
        Counted out = new Counted();
        renderer.render(new BatchReport(read.batch(), diagnoses, words, read.excerpts(), "bench"), name -> out);
        return out.bytes;
    }

    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int count) {
            bytes += count;
        }
    }
}
