package io.benchdoctor.i18n;

import com.ibm.icu.util.ULocale;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Which of the known languages somebody meant who named it otherwise: by its name, by a region, by a country. */
public final class MeantLanguage {
    private MeantLanguage() {}

    /** {@code vi} for {@code vi_VN}, {@code VN}, {@code Vietnamese} and {@code tiếng việt}; empty where none is meant. */
    public static Optional<String> of(String given, Collection<String> known) {
        String plain = given.strip().toLowerCase(Locale.ROOT);
        return known.stream().filter(tag -> isMeant(plain, tag)).findFirst();
    }

    private static boolean isMeant(String given, String tag) {
        ULocale language = new ULocale(tag);
        return isNamed(given, language.getDisplayLanguage(ULocale.ENGLISH))
                || isNamed(given, language.getDisplayLanguage(language))
                || given.matches(tag + "[-_.].*")
                || given.matches("[a-z]{2}")
                        && ULocale.addLikelySubtags(new ULocale("und_" + given.toUpperCase(Locale.ROOT)))
                                .getLanguage()
                                .equals(tag);
    }

    private static boolean isNamed(String given, String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return given.equals(plain) || given.length() > 2 && plain.startsWith(given);
    }
}
