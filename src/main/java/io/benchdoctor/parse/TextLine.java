package io.benchdoctor.parse;

/** A piece of a line of a text log: the whole line, or what stands between two carriage returns of a progress bar. */
final class TextLine {
    private final int number;
    private final String text;
    private final boolean ended;
    private Words words = Words.NOT_LOOKED_FOR;

    /**
     * @param number the line as an editor counts it, from 1: a lone carriage return does not begin a new one
     * @param text without line end and without ANSI escapes
     * @param ended whether a line end or a carriage return follows; false only for the last piece of a log that breaks off
     */
    TextLine(int number, String text, boolean ended) {
        this.number = number;
        this.text = text;
        this.ended = ended;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }

    boolean ended() {
        return ended;
    }

    /** The words in it, looked for when somebody asks: of most lines of a long log nobody does. For one thread. */
    Words words() {
        if (words == Words.NOT_LOOKED_FOR) {
            words = Words.in(text);
        }
        return words;
    }

    boolean has(Word word) {
        return words().has(word);
    }

    boolean hasAny(Words some) {
        return words().hasAny(some);
    }
}
