package io.benchdoctor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.PairDiagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.parse.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Two sides of the lab that are held against each other, and what is true of them. */
record Duel(Ailment ailment, long seed, Kind kind) {
    /** By how much a server that is slower takes longer. */
    static final double SLOWER = 1.1;

    private static final RuleBook RULES = RuleBook.standard();

    /** What differs between the sides. */
    enum Kind {
        /** Nothing: the same server, another draw of prompts, arrivals and steps. */
        SAME(false),
        /** Everything takes a tenth longer, and the draw is another. */
        SLOWER(false),
        /** Everything takes a tenth longer; prompts and arrivals are the same, as two runs of one seed have them. */
        SLOWER_SAME_SEED(false),
        /** One lever: nothing is captured any more, or is again. */
        LEVER(false),
        RATE(true),
        LENGTHS(true),
        REQUESTS(true),
        CLIENT_LIMIT(true);

        private final boolean unfair;

        Kind(boolean unfair) {
            this.unfair = unfair;
        }

        /** Whether something other than the server differs. */
        boolean isUnfair() {
            return unfair;
        }
    }

    String name() {
        return (ailment + "-" + seed + "-" + kind).toLowerCase(Locale.ROOT);
    }

    /**
     * What the doctor says of so many runs of each side.
     *
     * @param detailed whether the times of single requests are handed in, or the printout alone
     */
    PairDiagnosis fought(int runs, boolean detailed, Path folder) throws IOException {
        Twins twins = new Twins(ailment, seed);
        List<Diagnosis> base = new ArrayList<>();
        List<Diagnosis> now = new ArrayList<>();
        for (int n = 0; n < runs; n++) {
            base.add(read(twins.run(2 * n), detailed, folder.resolve(name() + "-base-" + n)));
            now.add(read(changed(twins, 2 * n), detailed, folder.resolve(name() + "-new-" + n)));
        }
        return RULES.compare(base, now, Set.of());
    }

    private LabRun changed(Twins twins, int n) {
        return switch (kind) {
            case SAME -> twins.run(n + 1);
            case SLOWER -> twins.slower(n + 1, SLOWER);
            case SLOWER_SAME_SEED -> twins.slower(n, SLOWER);
            case LEVER -> twins.run(n + 1, patient -> patient.eager = !patient.eager);
            case RATE ->
                twins.run(n + 1, patient -> patient.rate = patient.told().isAtOnce() ? 5 : 1.3 * patient.rate);
            case LENGTHS -> twins.run(n + 1, patient -> patient.input = (int) (1.2 * patient.input));
            case REQUESTS -> twins.run(n + 1, patient -> patient.requests = (int) (1.25 * patient.requests));
            case CLIENT_LIMIT ->
                twins.run(n + 1, patient -> patient.limit = patient.limit == 0 ? 3 : 2 * patient.limit);
        };
    }

    private static Diagnosis read(LabRun run, boolean detailed, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("bench.log"), LabLogs.console(run));
        if (detailed) {
            Files.writeString(folder.resolve("result.json"), LabLogs.json(run));
        }
        LogReader.Result read = LogReader.read(List.of(folder.toString()), InputStream.nullInputStream());
        assertThat(read.batch().runs()).as(folder.toString()).hasSize(1);
        return RULES.diagnose(
                read.batch().runs().get(0), FactSheet.of(read.batch().runs().get(0), Facts.ALL));
    }
}
