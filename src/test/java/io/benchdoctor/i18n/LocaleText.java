package io.benchdoctor.i18n;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A locale file as it was written, for what a reader of properties no longer sees. */
final class LocaleText {
    private LocaleText() {}

    static List<String> lines(String tag) {
        try (var in = LocaleText.class.getResourceAsStream("/locale/" + tag + ".properties")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
