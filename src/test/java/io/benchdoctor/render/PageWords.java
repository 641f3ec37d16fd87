package io.benchdoctor.render;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The words of a page by their short keys, straight from a locale file. */
final class PageWords {
    private static final String PREFIX = "page.";

    private PageWords() {}

    static Map<String, String> in(String language) {
        Properties file = new Properties();
        String name = "/locale/" + language + ".properties";
        try (var in = new InputStreamReader(PageWords.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            file.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> words = new TreeMap<>();
        file.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX))
                .forEach(key -> words.put(key.substring(PREFIX.length()), file.getProperty(key)));
        return words;
    }
}
