package io.benchdoctor.report;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.FrontierSearch;
import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.ServerSeries;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Excerpts;
import io.benchdoctor.model.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything a renderer can ask for: the batch, the diagnoses in the order of its runs, and views of them in each
 * requested language, the first language first.
 */
public final class BatchReport {
    /** The language of the field. */
    private static final String ENGLISH = "en";

    private final Batch batch;
    private final GivenInputs given;
    private final List<Diagnosis> diagnoses;
    private final List<SweepDiagnosis> sweeps;
    private final List<FrontierSearch.Found> frontiers;
    private final List<Messages> languages;

    /** Of thousands of runs, some hundreds have a page that shows lines; those of the others go when it is known which. */
    private final AtomicReference<Excerpts> lines;

    private final AtomicReference<Set<String>> pages = new AtomicReference<>();
    private final String version;
    private final Map<String, ReportView> only = new ConcurrentHashMap<>();
    private final Map<Integer, Optional<ServerSeries>> servers = new ConcurrentHashMap<>();
    private final Map<String, IndexView> indexes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> names = new ConcurrentHashMap<>();
    private final Map<String, SweepsPart> sweepParts = new ConcurrentHashMap<>();

    /** Of runs that are no sweep. */
    public BatchReport(
            Batch batch, List<Diagnosis> diagnoses, List<Messages> languages, Excerpts excerpts, String version) {
        this(batch, diagnoses, List.of(), languages, excerpts, version);
    }

    /** Of runs whose set-ups are yet to be weighed against each other. */
    public BatchReport(
            Batch batch,
            List<Diagnosis> diagnoses,
            List<SweepDiagnosis> sweeps,
            List<Messages> languages,
            Excerpts excerpts,
            String version) {
        this(batch, diagnoses, sweeps, FrontierSearch.of(diagnoses), languages, excerpts, version);
    }

    /**
     * @param sweeps that were found among the runs, {@code frontiers} of the set-ups among them
     * @param version of the program, for the foot of a page and {@code report.json}
     */
    public BatchReport(
            Batch batch,
            List<Diagnosis> diagnoses,
            List<SweepDiagnosis> sweeps,
            List<FrontierSearch.Found> frontiers,
            List<Messages> languages,
            Excerpts excerpts,
            String version) {
        this.batch = batch;
        this.given = new GivenInputs(batch);
        this.diagnoses = List.copyOf(diagnoses);
        this.sweeps = List.copyOf(sweeps);
        this.frontiers = List.copyOf(frontiers);
        this.languages = List.copyOf(languages);
        this.lines = new AtomicReference<>(excerpts);
        this.version = version;
    }

    /** Everything that was given, and what became of it. */
    public Batch batch() {
        return batch;
    }

    /** One per run, in the order of the batch. */
    public List<Diagnosis> diagnoses() {
        return diagnoses;
    }

    /** The sweeps among the runs, in the order of their first runs. */
    public List<SweepDiagnosis> sweeps() {
        return sweeps;
    }

    /** Set-ups that were asked the same, weighed against each other. */
    public List<FrontierSearch.Found> frontiers() {
        return frontiers;
    }

    /** Ids of all that has a page of its own beside the runs: sweeps, then set-ups weighed against each other. */
    public List<String> sweepPages() {
        return Stream.concat(
                        sweeps.stream().map(SweepDiagnosis::id),
                        frontiers.stream().map(FrontierSearch.Found::id))
                .toList();
    }

    /** What is said of each sweep, then of set-ups weighed against each other, in one language. */
    public List<SweepView> sweepViews(String language) {
        return sweepsPart(language).views();
    }

    /** The page of one sweep in one language. */
    public SweepPage sweepPage(int sweep, String language) {
        List<String> called = names(language);
        Map<String, String> names = new HashMap<>();
        for (int run = 0; run < diagnoses.size(); run++) {
            names.put(diagnoses.get(run).run().id(), called.get(run));
        }
        return sweepsPart(language).page(sweep, names, pages());
    }

    private SweepsPart sweepsPart(String language) {
        return sweepParts.computeIfAbsent(language, tag -> new SweepsPart(sweeps, frontiers, words(tag), version));
    }

    /** Tags of the requested languages, the first one first. */
    public List<String> languages() {
        return languages.stream().map(Messages::tag).toList();
    }

    /** Of this program, as its build states it. */
    public String version() {
        return version;
    }

    /**
     * The view of one run in one language. The only run of a batch is put into words once for all renderers; of several
     * each is made anew at each call, so that a large batch holds one at a time.
     */
    public ReportView view(int run, String language) {
        return diagnoses.size() == 1 ? only.computeIfAbsent(language, tag -> made(run, tag)) : made(run, language);
    }

    /** The views of one run in every language, the first one first. */
    public List<ReportView> views(int run) {
        if (diagnoses.size() == 1) {
            return languages.stream().map(words -> view(run, words.tag())).toList();
        }
        settled();
        Asked asked = new Asked(diagnoses.get(run).facts());
        return languages.stream()
                .map(words -> RunView.of(page(run, asked, words)))
                .toList();
    }

    /** The short form of {@link #view}, for what tells of every run of a batch. */
    public BriefView brief(int run, String language) {
        return diagnoses.size() == 1 ? view(run, language).brief() : BriefView.of(page(run, words(language)));
    }

    /** The sentences of every finding of a run, by id: all that a table of findings needs. */
    public Map<String, ReportView.FindingTexts> findings(int run, String language) {
        return diagnoses.size() == 1
                ? view(run, language).findingTexts()
                : BriefView.findings(page(run, words(language)));
    }

    private ReportView made(int run, String language) {
        settled();
        return RunView.of(page(run, words(language)));
    }

    /** What a page shows does not hang on what was asked for before it. */
    private void settled() {
        if (diagnoses.size() > BatchIndex.PAGES_FOR_ALL) {
            pages();
        }
    }

    /** What the workbook of one run shows beyond its view. */
    public WorkbookView workbook(int run, String language) {
        return new WorkbookPart(page(run, words(language)), words(ENGLISH)).view();
    }

    /** What two parties sign about one run, in one language. */
    public MemoView memo(int run, String language) {
        return new MemoPart(page(run, words(language))).view();
    }

    /** What is to be said about each input, in the order of the inputs; empty where there is nothing to say. */
    public List<String> inputMessages(String language) {
        SourcesPart sources = new SourcesPart(Wording.of(words(language)));
        return batch.inputs().stream().map(sources::message).toList();
    }

    /** Why the source counts as telling of its run; empty for that to which the others were joined. */
    public String joined(Run.Source source, String language) {
        return new JoinedPart(Wording.of(words(language))).say(source).orElse("");
    }

    /** The page over all runs in one language. */
    public IndexView index(String language) {
        return indexes.computeIfAbsent(language, this::indexed);
    }

    /** Addresses of those runs that have a page of their own among several, relative to the page over all of them. */
    public Set<String> pages() {
        index(languages.get(0).tag());
        return pages.get();
    }

    /** What the page over all runs calls each of them, in the order of the batch; no two have one name. */
    public List<String> names(String language) {
        return names.computeIfAbsent(
                language,
                tag -> BatchIndex.names(diagnoses.stream().map(Diagnosis::run).toList(), Wording.of(words(tag))));
    }

    /** By one thread: others may wait for it while they hold what the common pool is to work on. */
    private IndexView indexed(String language) {
        Messages words = words(language);
        IndexView index = new BatchIndex(this, names(language), sweepViews(language), Wording.of(words))
                .view(run -> page(run, words));
        if (pages.get() == null) {
            settle(index);
        }
        return index;
    }

    /** Which runs have a page is the same in every language. */
    private void settle(IndexView index) {
        Set<String> addresses = index.rows().stream()
                .map(IndexView.Row::page)
                .filter(page -> !page.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (diagnoses.size() > BatchIndex.PAGES_FOR_ALL) {
            lines.updateAndGet(all -> all.of(shown(addresses)));
        }
        pages.set(addresses);
    }

    /** The logs of runs that have a page. */
    private Set<String> shown(Set<String> pages) {
        return diagnoses.stream()
                .map(Diagnosis::run)
                .filter(run -> pages.contains(BatchIndex.page(run)))
                .flatMap(run -> run.sources().stream())
                .map(Run.Source::path)
                .collect(Collectors.toSet());
    }

    private Page page(int run, Messages words) {
        return page(run, new Asked(diagnoses.get(run).facts()), words);
    }

    private Page page(int run, Asked asked, Messages words) {
        Diagnosis diagnosis = diagnoses.get(run);
        Wording wording = new Wording(diagnosis.run(), asked, words);
        return new Page(given, diagnosis, wording, lines.get(), () -> server(run), version);
    }

    /** Pages and workbooks in all languages draw the same; of several runs it would be kept for each. */
    private Optional<ServerSeries> server(int run) {
        FactSheet facts = diagnoses.get(run).facts();
        return diagnoses.size() == 1
                ? servers.computeIfAbsent(run, only -> ServerSeries.of(facts))
                : ServerSeries.of(facts);
    }

    /** The requested words, which may be those of a test; any other shipped language on demand. */
    private Messages words(String language) {
        return languages.stream()
                .filter(words -> words.tag().equals(language))
                .findFirst()
                .orElseGet(() -> languages.get(0).other(language));
    }
}
