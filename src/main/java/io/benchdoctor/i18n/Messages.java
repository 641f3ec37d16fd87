package io.benchdoctor.i18n;

import com.ibm.icu.text.MessagePattern.ArgType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The words of one language. A key that the language lacks is answered in English, whole and with English numbers, and
 * is listed in {@link #fallbacks()}; never in the language of the machine.
 */
public final class Messages {
    /** Languages that say everything; the report's default order is decided by the command line. */
    public static final List<String> LANGUAGES = List.of("vi", "en");

    /** Languages that are begun: what they lack is said in English. A report has them only when asked. */
    public static final List<String> DRAFTS = List.of("ja");

    /** Around what is borrowed from another language: first strong isolate, pop directional isolate. */
    private static final String BORROWED = "\u2068%s\u2069";

    private static final String LAST_RESORT = "en";

    /** As many as the program's own rules and facts ask for in vain, several times over; a log may name metrics of its own. */
    private static final int MOST_ABSENT = 4096;

    private final String tag;
    private final OwnWords more;
    private final Texts own;
    private final Optional<Messages> parent;
    private final UnaryOperator<String> finish;
    private final Numbers numbers;

    /** What was said before is found in one look. */
    private final Map<String, Sentence> sentences = new ConcurrentHashMap<>();

    private final Map<String, List<Sentence>> paragraphs = new ConcurrentHashMap<>();

    /** Keys that no text has and that were asked for: most are asked for again for each run. */
    private final Set<String> absent = ConcurrentHashMap.newKeySet();

    private final Set<String> fallbacks = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> keys = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> fixed = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> labels = new ConcurrentHashMap<>();
    private final KnownNames facts = new KnownNames();
    private final KnownNames metrics = new KnownNames();
    private final KnownNames formulas = new KnownNames();

    private Messages(String tag, Texts own, OwnWords more, Optional<Messages> parent, UnaryOperator<String> finish) {
        this.tag = tag;
        this.more = more;
        this.own = own;
        this.parent = parent;
        this.finish = finish;
        this.numbers = new Numbers(this);
    }

    /**
     * The words of a shipped language.
     *
     * @param tag one of {@link #LANGUAGES} or {@link #DRAFTS}
     * @throws IllegalArgumentException when the language is not shipped
     */
    public static Messages in(String tag) {
        return in(tag, OwnWords.NONE, UnaryOperator.identity());
    }

    /**
     * The same with what a user says of rules of his own; a text that this language lacks is borrowed from English, else
     * from the first of his languages that has it.
     */
    public static Messages in(String tag, OwnWords more) {
        return in(tag, more, UnaryOperator.identity());
    }

    /** Another shipped language, with the same words of the user's. */
    public Messages other(String tag) {
        return in(tag, more, finish);
    }

    /** A shipped language with every message wrapped in {@code ⟦ ⟧}: what stands outside was not translated. */
    public static Messages pseudo(String tag) {
        return in(tag, OwnWords.NONE, text -> "⟦" + text + "⟧");
    }

    /** Words that are given, not shipped, with English behind them; for trying a language out. */
    static Messages of(String tag, Map<String, String> patterns) {
        return new Messages(
                tag, Texts.of(patterns), OwnWords.NONE, Optional.of(in(LAST_RESORT)), UnaryOperator.identity());
    }

    private static Messages in(String tag, OwnWords more, UnaryOperator<String> finish) {
        if (!isShipped(tag)) {
            throw new IllegalArgumentException("no language is called " + tag + "; there are " + LANGUAGES + DRAFTS);
        }
        boolean last = tag.equals(LAST_RESORT);
        Optional<Messages> parent = last ? Optional.empty() : Optional.of(in(LAST_RESORT, more, finish));
        Texts own = LocaleFile.texts(tag, last ? more.inAny(LAST_RESORT) : more.in(tag));
        return new Messages(tag, own, more, parent, finish);
    }

    /** Whether the program has words in this language, all or some. */
    public static boolean isShipped(String tag) {
        return LANGUAGES.contains(tag) || DRAFTS.contains(tag);
    }

    /** Whether nothing is ever said in English instead. */
    public boolean isComplete() {
        return LANGUAGES.contains(tag);
    }

    /** BCP 47 tag. */
    public String tag() {
        return tag;
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return format("_meta.dir");
    }

    /** What the language calls itself. */
    public String name() {
        return format("_meta.name");
    }

    /** Whether this language or English has a text of this name. */
    public boolean has(String key) {
        return own.has(key) || parent.isPresent() && parent.get().has(key);
    }

    /** Keys of this language that start with a prefix, sorted; English ones behind it included. */
    public Set<String> keys(String prefix) {
        return keys.computeIfAbsent(prefix, this::sought);
    }

    private Set<String> sought(String prefix) {
        Set<String> sought = new TreeSet<>(parent.map(p -> p.keys(prefix)).orElse(Set.of()));
        sought.addAll(own.keys(prefix));
        return Collections.unmodifiableSet(sought);
    }

    /** The texts of all keys that start with a prefix, by key; none of them has an argument. */
    public Map<String, String> texts(String prefix) {
        return fixed.computeIfAbsent(prefix, this::said);
    }

    /** The labels of a page: those under one prefix by the rest of their key, those under another by their whole key. */
    public Map<String, String> labels(String shortened, String whole) {
        return labels.computeIfAbsent(shortened + " " + whole, any -> {
            Map<String, String> said = new TreeMap<>(texts(whole));
            texts(shortened).forEach((key, text) -> said.putIfAbsent(key.substring(shortened.length()), text));
            // In order like a sorted map, and found at once: a page asks for most of them, some for every row.
            return Collections.unmodifiableMap(new LinkedHashMap<>(said));
        });
    }

    private Map<String, String> said(String prefix) {
        Map<String, String> said = new TreeMap<>();
        keys(prefix).forEach(key -> said.put(key, text(key)));
        return Collections.unmodifiableMap(said);
    }

    /** What each argument of a message must be: a count for {@code PLURAL}, a keyword for {@code SELECT}, else text. */
    public Map<String, Kind> kinds(String key) {
        return sentence(key).kinds();
    }

    /** Kind of an argument. */
    public enum Kind {
        /** A finished phrase. */
        TEXT,
        /** A whole number that governs a noun. */
        PLURAL,
        /** One of the keywords that the message tells apart; any other word is its {@code other}. */
        SELECT;

        static Kind of(ArgType type) {
            if (type.hasPluralStyle()) {
                return PLURAL;
            }
            return type == ArgType.SELECT ? SELECT : TEXT;
        }
    }

    /** A text without arguments. */
    public String text(String key) {
        return text(key, Map.of());
    }

    /**
     * A text that had to be borrowed from English stands between the marks of an isolated phrase, U+2068 and U+2069.
     *
     * @param arguments finished phrases (String), or whole numbers (Long, {@link Counted}) for plural arguments
     * @throws IllegalArgumentException when no language has the key, or an argument is missing
     */
    public String text(String key, Map<String, ?> arguments) {
        return sentence(key).text(arguments);
    }

    /** The text of a key before it is filled; empty where neither this language nor English has one. */
    public Optional<Sentence> find(String key) {
        Sentence known = sentences.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        if (absent.contains(key)) {
            return Optional.empty();
        }
        if (has(key)) {
            return Optional.of(sentence(key));
        }
        if (absent.size() < MOST_ABSENT) {
            absent.add(key);
        }
        return Optional.empty();
    }

    /** The texts of {@code key}, {@code key.2}, {@code key.3} … up to the first number that there is none of. */
    public List<Sentence> paragraphs(String key) {
        List<Sentence> known = paragraphs.get(key);
        return known != null ? known : paragraphs.computeIfAbsent(key, this::newParagraphs);
    }

    private List<Sentence> newParagraphs(String key) {
        List<Sentence> all = new ArrayList<>();
        find(key).ifPresent(all::add);
        for (int n = 2; has(key + "." + n); n++) {
            all.add(sentence(key + "." + n));
        }
        return List.copyOf(all);
    }

    private Sentence sentence(String key) {
        Sentence known = sentences.get(key);
        return known != null ? known : sentences.computeIfAbsent(key, this::newSentence);
    }

    private Sentence newSentence(String key) {
        Messages owner = owner(key);
        Phrase phrase = Phrase.of(key, owner.own.get(key), owner.tag);
        return owner == this
                ? new Sentence(phrase, finish)
                : new Sentence(phrase, text -> {
                    fallbacks.add(key);
                    return String.format(Locale.ROOT, BORROWED, finish.apply(text));
                });
    }

    /** A text that is filled with arguments, as often as there are figures to tell with it. */
    public static final class Sentence {
        private final Phrase phrase;
        private final UnaryOperator<String> finish;

        private Sentence(Phrase phrase, UnaryOperator<String> finish) {
            this.phrase = phrase;
            this.finish = finish;
        }

        /** What each argument must be, by name; see {@link Messages#kinds}. */
        public Map<String, Kind> kinds() {
            return phrase.kinds();
        }

        /** The same as {@link Messages#text(String, Map)} with its key. */
        public String text(Map<String, ?> arguments) {
            return finish.apply(phrase.text(arguments));
        }
    }

    /** What facts are called, by id. */
    public KnownNames facts() {
        return facts;
    }

    /** How facts are computed, by id and formula. */
    public KnownNames formulas() {
        return formulas;
    }

    /** What metrics measure, by id. */
    public KnownNames metrics() {
        return metrics;
    }

    /** Keys that were asked for and had to be answered in English, sorted. */
    public Set<String> fallbacks() {
        return new TreeSet<>(fallbacks);
    }

    /** How this language writes figures. */
    public Numbers numbers() {
        return numbers;
    }

    /** A value of the format section: a mark or a pattern that is no sentence. */
    String format(String key) {
        return owner(key).own.get(key);
    }

    private Messages owner(String key) {
        if (own.has(key)) {
            return this;
        }
        return parent.orElseThrow(() -> new IllegalArgumentException("no text is called " + key))
                .owner(key);
    }
}
