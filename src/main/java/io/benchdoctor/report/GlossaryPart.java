package io.benchdoctor.report;

import io.benchdoctor.report.ReportView.Term;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The terms that the page uses, one sentence each. */
final class GlossaryPart {
    /** Terms that a row of the scorecard links to; a metric id starts with its term. */
    static final List<String> METRICS = List.of("ttft", "tpot", "itl", "e2el", "throughput");

    private static final List<String> TERMS = List.of(
            "ttft",
            "tpot",
            "itl",
            "e2el",
            "throughput",
            "median",
            "p99",
            "token",
            "prompt",
            "prefill",
            "decode",
            "batch",
            "queue",
            "kvcache",
            "preemption",
            "replica",
            "goodput",
            "slo");

    /** Words are laid by so many kinds of first letters; a power of two, under which a small letter is like its capital. */
    private static final int SLOTS = 32;

    private final Wording wording;

    GlossaryPart(Wording wording) {
        this.wording = wording;
    }

    /** @param texts all that the page says; a term is explained when one of them uses its word */
    List<Term> terms(List<String> texts) {
        Word[][] words = new Word[SLOTS][];
        for (String term : TERMS) {
            Word word = Word.of(term, wording.say("glossary." + term + ".word"));
            add(words, word.small(), word);
            if (slot(word.capital()) != slot(word.small())) {
                add(words, word.capital(), word);
            }
        }
        Set<String> used = new HashSet<>();
        texts.forEach(text -> find(text.toCharArray(), words, used));
        return TERMS.stream().filter(used::contains).map(this::term).toList();
    }

    private static void add(Word[][] words, char letter, Word word) {
        Word[] before = words[slot(letter)] == null ? new Word[0] : words[slot(letter)];
        words[slot(letter)] = Arrays.copyOf(before, before.length + 1);
        words[slot(letter)][before.length] = word;
    }

    /** @param letters of the word by which a text uses the term, small; {@code capital} what the first is else */
    private record Word(String term, char[] letters, char small, char capital) {
        static Word of(String term, String word) {
            char small = word.charAt(0);
            return new Word(term, word.toCharArray(), small, Character.toUpperCase(small));
        }

        /** Whether a text has it there, in whatever letters. */
        boolean isAt(char[] text, int at) {
            if (text[at] != small && text[at] != capital || at + letters.length > text.length) {
                return false;
            }
            for (int n = 1; n < letters.length; n++) {
                if (Character.toLowerCase(text[at + n]) != letters[n]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** All words are looked for at once: a page has thousands of letters, and few of them begin one. */
    private static void find(char[] text, Word[][] words, Set<String> used) {
        for (int at = 0; at < text.length; at++) {
            Word[] begun = words[text[at] & SLOTS - 1];
            if (begun != null && isAnyAt(begun, text, at, used)) {
                words[text[at] & SLOTS - 1] = withoutUsed(begun, used);
            }
        }
    }

    private static boolean isAnyAt(Word[] words, char[] text, int at, Set<String> used) {
        boolean any = false;
        for (Word word : words) {
            if (word.isAt(text, at)) {
                used.add(word.term());
                any = true;
            }
        }
        return any;
    }

    /** What is used need not be found again. */
    private static Word[] withoutUsed(Word[] words, Set<String> used) {
        Word[] left =
                Stream.of(words).filter(word -> !used.contains(word.term())).toArray(Word[]::new);
        return left.length == 0 ? null : left;
    }

    private static int slot(char letter) {
        return letter & SLOTS - 1;
    }

    /** Every term, with its name in English beside it. */
    List<WorkbookView.Entry> all(Wording english) {
        return TERMS.stream()
                .map(this::term)
                .map(term -> new WorkbookView.Entry(
                        term.name(), english.say("glossary." + term.id() + ".name"), term.text(), term.exact()))
                .toList();
    }

    private Term term(String id) {
        String key = "glossary." + id;
        return new Term(id, wording.say(key + ".name"), wording.say(key + ".lay"), wording.say(key + ".exact"));
    }
}
