package io.benchdoctor.cli;

import io.benchdoctor.catalog.Nearest;
import io.benchdoctor.i18n.MeantLanguage;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.i18n.OwnWords;
import io.benchdoctor.render.Terminal;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The words of the command line itself, in the language of the terminal where that is shipped, else in English. */
final class Words {
    private static final String FALLBACK = "en";
    private static final Map<String, Messages> READ = new ConcurrentHashMap<>();

    private Words() {}

    /** The language of the terminal where it is shipped, else English. */
    static String terminalLanguage() {
        String tag = Locale.getDefault(Locale.Category.DISPLAY).getLanguage();
        return Messages.LANGUAGES.contains(tag) ? tag : FALLBACK;
    }

    /** Read once: a start asks for dozens of words before it begins to work. */
    static Messages messages() {
        return READ.computeIfAbsent(terminalLanguage(), Messages::in);
    }

    /** For a terminal, whatever stands in the arguments: they may be names of files, or pieces of them. */
    static String text(String key, Map<String, ?> arguments) {
        return Terminal.safe(messages().text("cli." + key, arguments).replace("`", ""));
    }

    static String text(String key) {
        return text(key, Map.of());
    }

    /** The words of a language named on the command line; of the terminal where none is named. */
    static Messages language(CommandLine command, String tag) {
        return language(command, tag, OwnWords.NONE);
    }

    /** @param own what the user says of his own rules */
    static Messages language(CommandLine command, String tag, OwnWords own) {
        if (tag == null) {
            return own == OwnWords.NONE ? messages() : Messages.in(terminalLanguage(), own);
        }
        if (!Messages.isShipped(tag)) {
            List<String> known = Stream.of(Messages.LANGUAGES, Messages.DRAFTS)
                    .flatMap(List::stream)
                    .toList();
            Optional<String> meant = MeantLanguage.of(tag, known);
            throw new ParameterException(
                    command,
                    text(
                            "usage.language",
                            Map.of(
                                    "given",
                                    tag,
                                    "hint",
                                    meant.isPresent() ? "yes" : "no",
                                    "near",
                                    meant.orElse(""),
                                    "known",
                                    String.join(", ", known))));
        }
        return Messages.in(tag, own);
    }

    /** The title of a finding where no run fills its figures in. */
    static String title(Messages words, String finding) {
        String plain = "finding." + finding + ".title.plain";
        return words.text(words.has(plain) ? plain : "finding." + finding + ".title", Map.of("severity", "other"));
    }

    /** That a word is none of those that are known, with the one that was probably meant. */
    static String unknown(String given, Collection<String> known) {
        Optional<String> near = Nearest.to(given, known);
        return text(
                "usage.none-of",
                Map.of(
                        "given",
                        given,
                        "near",
                        near.orElse(""),
                        "hint",
                        near.isPresent() ? "yes" : "no",
                        "known",
                        String.join(", ", known)));
    }

    /** What a finding is about; of a rule that says no more than it must, what it tells everyone where that has no figure. */
    static String about(Messages words, String finding) {
        for (String part : List.of(".about", ".lay")) {
            String key = "finding." + finding + part;
            if (words.has(key) && words.kinds(key).isEmpty()) {
                return words.text(key);
            }
        }
        return title(words, finding);
    }

    /** All complete languages, the terminal's first. */
    private static List<String> reportLanguages() {
        String first = terminalLanguage();
        List<String> rest =
                Messages.LANGUAGES.stream().filter(tag -> !tag.equals(first)).toList();
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    /**
     * The languages of a report: those named on the command line, else all that are complete.
     *
     * @param own what the user says of his own rules
     */
    static List<Messages> ofReport(CommandLine command, List<String> named, OwnWords own) {
        return (named == null ? reportLanguages() : named)
                .stream().distinct().map(tag -> language(command, tag, own)).toList();
    }

    private static String described(Messages messages, String key) {
        return messages.text("cli." + key, Map.of("default", "${DEFAULT-VALUE}"))
                .replace("`", "");
    }

    /** The words of a language under the keys by which the command line library asks for help texts. */
    static ResourceBundle bundle(Messages messages) {
        return new ResourceBundle() {
            @Override
            protected Object handleGetObject(String key) {
                // The library fills its own marker with the default of the option.
                return messages.has("cli." + key) ? described(messages, key) : null;
            }

            @Override
            public Enumeration<String> getKeys() {
                return Collections.enumeration(messages.keys("cli.").stream()
                        .map(key -> key.substring("cli.".length()))
                        .toList());
            }
        };
    }
}
