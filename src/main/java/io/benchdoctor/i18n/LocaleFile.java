package io.benchdoctor.i18n;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads {@code locale/<tag>.properties}; always UTF-8, whatever the machine prefers. */
final class LocaleFile {
    private LocaleFile() {}

    /** Patterns by key. */
    static Map<String, String> read(String tag) {
        String name = "/locale/" + tag + ".properties";
        try (InputStream in = LocaleFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
            Map<String, String> patterns = new TreeMap<>();
            properties.forEach((key, pattern) -> patterns.put((String) key, (String) pattern));
            return patterns;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
