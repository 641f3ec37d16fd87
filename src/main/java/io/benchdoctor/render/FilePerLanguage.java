package io.benchdoctor.render;

/** What the files of a format that has one for each language are called: {@code report.md}, {@code report-vi.md}. */
final class FilePerLanguage {
    private FilePerLanguage() {}

    /** @param first whether it is the first requested language, whose file needs no tag */
    static String name(String name, String language, boolean first, String ending) {
        return first ? name + ending : name + "-" + language + ending;
    }
}
