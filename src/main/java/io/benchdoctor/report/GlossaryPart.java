package io.benchdoctor.report;

import io.benchdoctor.report.ReportView.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        List<List<Word>> words = new ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            words.add(new ArrayList<>());
        }
        for (String term : TERMS) {
            Word word = new Word(term, wording.say("glossary." + term + ".word"));
            char first = word.word().charAt(0);
            words.get(slot(first)).add(word);
            if (slot(Character.toUpperCase(first)) != slot(first)) {
                words.get(slot(Character.toUpperCase(first))).add(word);
            }
        }
        Set<String> used = new HashSet<>();
        texts.forEach(text -> find(text.toCharArray(), words, used));
        return TERMS.stream().filter(used::contains).map(this::term).toList();
    }

    /** @param word in small letters, by which a text uses the term */
    private record Word(String term, String word) {
        /** Whether a text has it there, in whatever letters. */
        boolean isAt(char[] text, int at) {
            if (at + word.length() > text.length) {
                return false;
            }
            for (int n = 0; n < word.length(); n++) {
                if (Character.toLowerCase(text[at + n]) != word.charAt(n)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** All words are looked for at once: a page has thousands of letters, and few of them begin one. */
    private static void find(char[] text, List<List<Word>> words, Set<String> used) {
        for (int at = 0; at < text.length; at++) {
            List<Word> begun = words.get(slot(text[at]));
            for (int n = 0; n < begun.size(); n++) {
                if (begun.get(n).isAt(text, at)) {
                    used.add(begun.get(n).term());
                }
            }
        }
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
