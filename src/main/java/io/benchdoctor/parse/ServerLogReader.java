package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A vLLM server's own log: how it was started, what its engine said every few seconds, how it answered. Each start of the
 * server is told apart. Which line is which shows by a fixed text before any pattern is tried: such logs are long.
 */
final class ServerLogReader implements LineReader {
    static final String FORMAT = "vllm-server-log";

    private static final Mark STATISTICS = Mark.told("server-statistics");

    /** Logs with statistics lines: these lines are proof. */
    static final Marks WITH_STATISTICS = Marks.all(STATISTICS);

    /** Logs of servers that never came to write one. */
    static final Marks START_UP = Marks.any(ServerSession.START_UP).butNone(STATISTICS);

    private final String path;
    private final boolean wantsStatistics;
    private final StatisticsLine statistics = new StatisticsLine();
    private final KeptLines kept = new KeptLines();
    private final Sightings seen = new Sightings();
    private final NoteTally notes;
    private final List<ParsedRun> runs = new ArrayList<>();
    private ServerSession session;
    private boolean statisticsSeen;
    private boolean startUpSeen;
    private int lastLine;

    private ServerLogReader(String path, boolean wantsStatistics) {
        this.path = path;
        this.wantsStatistics = wantsStatistics;
        this.notes = new NoteTally(path);
        this.session = new ServerSession(path, 1);
    }

    /** Logs with statistics lines: these lines are proof. */
    static LineReader withStatistics(String path) {
        return new ServerLogReader(path, true);
    }

    /** Logs of servers that never came to write one. Weak proof, so it stands further down in the order of formats. */
    static LineReader startUpOnly(String path) {
        return new ServerLogReader(path, false);
    }

    @Override
    public void read(TextLine line) {
        if (statisticsSeen && !wantsStatistics) {
            return;
        }
        lastLine = line.number();
        String text = line.text();
        if (line.has(Word.STATISTICS)) {
            readStatistics(line, text.indexOf(StatisticsLine.LABEL));
        } else if (line.has(Word.HTTP)) {
            session.readAnswer(text);
        } else {
            readOther(line);
        }
    }

    @Override
    public void readAnswer(TextLine line, int status) {
        if (wantsStatistics || !statisticsSeen) {
            lastLine = line.number();
            session.answered(status);
        }
    }

    private void readStatistics(TextLine line, int label) {
        Optional<LoggerLine> logged = LoggerLine.around(line.text(), label);
        if (logged.isEmpty()) {
            return;
        }
        kept.offer(line);
        statisticsSeen = true;
        seen.note(STATISTICS, line.number());
        session.stamp(logged.get(), line.number());
        var at = new SourceRef(path, line.number());
        Optional<EngineSample> sample =
                statistics.read(logged.get().message(), at, session.clock(logged.get()), line.ended());
        if (sample.isEmpty()) {
            notes.add(Problem.UNREADABLE_LINE, StatisticsLine.LABEL, line.number());
            return;
        }
        if (!session.hasStatistics()) {
            kept.keep(line.number(), line.number());
        }
        session.add(sample.get());
    }

    private void readOther(TextLine line) {
        Optional<LoggerLine> logged = line.has(Word.LOGGER) ? LoggerLine.of(line.text()) : Optional.empty();
        if (logged.isEmpty()) {
            kept.offer(line);
            session.readPlain(line);
            return;
        }
        if (session.served() && ServerStart.begins(logged.get().message())) {
            end(line.number() - 1);
            session = new ServerSession(path, line.number());
        }
        kept.offer(line);
        session.readMessage(line, logged.get());
        for (Mark mark : ServerSession.START_UP) {
            if (mark.in(logged.get().message())) {
                seen.note(mark, line.number());
            }
        }
        if (logged.get().isError()) {
            kept.keep(line.number(), line.number());
        }
    }

    /** A start that never got as far as a sign of life is no run of its own. */
    private void end(int last) {
        startUpSeen |= session.startUpSeen();
        if (session.hasStatistics() || session.startUpSeen()) {
            ParsedRun run = session.run(last);
            for (Setting setting : run.settings().values()) {
                kept.keep(setting.at().line(), setting.at().line());
            }
            runs.add(run);
        }
    }

    @Override
    public Sightings seen() {
        return seen;
    }

    @Override
    public Optional<Told> end() {
        end(lastLine);
        boolean mine = wantsStatistics ? statisticsSeen : startUpSeen && !statisticsSeen;
        return mine ? Optional.of(new Told(FORMAT, runs, notes.notes(), kept.lines())) : Optional.empty();
    }
}
