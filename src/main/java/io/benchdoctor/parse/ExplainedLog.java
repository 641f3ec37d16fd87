package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.RunPart.Prose;
import io.benchdoctor.model.RunPart.ServerEvents;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Explanation.Stretch;
import io.benchdoctor.parse.Explanation.Taken;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells how one log was read. */
final class ExplainedLog {
    /** Of these the lines between what was read are not the run's: a server's log, in which others write too. */
    private static final Set<String> LOOSE = Set.of(ServerLogReader.FORMAT, SglangServerReader.FORMAT);

    private final ReadLog log;
    private final BitSet cited = new BitSet();

    private ExplainedLog(ReadLog log) {
        this.log = log;
    }

    /** @param asked whether the format was named on the command line */
    static Explanation of(ReadLog log, boolean asked) {
        var explained = new ExplainedLog(log);
        List<Taken> runs = log.parsed().runs().stream().map(explained::taken).toList();
        log.input().notes().stream().map(LogNote::at).forEach(explained::cite);
        Recognition why = log.recognition().orElse(new Recognition(List.of(), Optional.empty(), List.of()));
        List<Considered> considered = new ArrayList<>(why.considered());
        considered.addAll(log.parsed().considered());
        return new Explanation(
                log.input(),
                why.around(),
                why.encoding().map(TextEncoding::id).orElse(""),
                why.encoding().filter(TextEncoding::guessed).isPresent(),
                asked,
                considered,
                runs,
                explained.uncited());
    }

    private Taken taken(ParsedRun run) {
        String format = run.format().isEmpty() ? log.parsed().format() : run.format();
        if (!LOOSE.contains(format)) {
            cited.set(run.firstLine(), run.lastLine() + 1);
        }
        run.settings().values().forEach(setting -> cite(setting.at()));
        int figures = 0;
        int unmeasured = 0;
        int requests = 0;
        int samples = 0;
        for (RunPart part : run.parts()) {
            cite(part.source());
            if (part instanceof BenchSummary summary) {
                summary.reported().values().stream().map(Reported::at).forEach(this::cite);
                figures += summary.reported().size();
                unmeasured += onlyShown(summary);
            } else if (part instanceof RequestTimings timings) {
                requests += timings.count();
            } else if (part instanceof EngineSamples engine) {
                engine.stream().forEach(sample -> cite(sample.at()));
                samples += engine.count();
            } else if (part instanceof ServerEvents events) {
                events.firstErrors().forEach(this::cite);
            } else if (part instanceof Prose words) {
                words.lines().forEach(line -> cite(line.at()));
            }
        }
        return new Taken(
                format, run.firstLine(), run.lastLine(), figures, unmeasured, requests, samples, run.settings());
    }

    /** Figures that were set aside; what goes by another name is not. */
    private static int onlyShown(BenchSummary summary) {
        return (int) summary.unmeasured().values().stream()
                .filter(figure -> !summary.reported().containsValue(figure))
                .count();
    }

    private void cite(SourceRef at) {
        if (at.path().equals(log.input().path()) && at.line() > 0) {
            cited.set(at.line());
        }
    }

    private List<Stretch> uncited() {
        List<Stretch> stretches = new ArrayList<>();
        int lines = log.input().lines();
        for (int first = cited.nextClearBit(1); first <= lines; ) {
            int next = cited.nextSetBit(first);
            int last = next < 0 ? lines : Math.min(lines, next - 1);
            stretches.add(new Stretch(first, last));
            first = cited.nextClearBit(last + 1);
        }
        return stretches;
    }
}
