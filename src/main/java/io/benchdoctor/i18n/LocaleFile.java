package io.benchdoctor.i18n;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Reads {@code locale/<tag>.properties}; always UTF-8, whatever the machine prefers. */
public final class LocaleFile {
    private static final String PACKED = "packed/";

    /** Each is asked for by the command line and by several parts of a report. */
    private static final Map<String, Optional<PackedTexts>> UNPACKED = new ConcurrentHashMap<>();

    private LocaleFile() {}

    /** The texts of a language in the form in which a jar has them; by the name under which the jar has them. */
    public static Map.Entry<String, byte[]> packed(String tag) {
        return Map.entry(PACKED + tag, PackedTexts.pack(read(tag)));
    }

    /** The texts of a language, with others before them; read from its file only where the program is no jar. */
    static Texts texts(String tag, Map<String, String> before) {
        Optional<PackedTexts> packed = UNPACKED.computeIfAbsent(tag, LocaleFile::unpacked);
        if (packed.isPresent()) {
            return Texts.of(packed.get(), before);
        }
        Map<String, String> all = read(tag);
        all.putAll(before);
        return Texts.of(all);
    }

    private static Optional<PackedTexts> unpacked(String tag) {
        boolean jar =
                String.valueOf(LocaleFile.class.getResource("LocaleFile.class")).startsWith("jar:");
        try (InputStream in = jar ? LocaleFile.class.getResourceAsStream("/" + PACKED + tag) : null) {
            return in == null ? Optional.empty() : Optional.of(new PackedTexts(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(tag + " cannot be read", e);
        }
    }

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
