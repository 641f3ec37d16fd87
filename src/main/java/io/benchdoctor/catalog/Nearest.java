package io.benchdoctor.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** Which known name was probably meant by one that nobody knows. */
public final class Nearest {
    /** A name may be wrong in one of so many letters, and in two in any case. */
    private static final int LETTERS_PER_SLIP = 3;

    private static final int SLIPS = 2;

    /** What is longer than this was not typed by hand. */
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The known name that takes the fewest slips of the hand; empty where none is near. */
    public static Optional<String> to(String given, Collection<String> known) {
        if (given.isBlank() || given.length() > LONGEST) {
            return Optional.empty();
        }
        int allowed = Math.max(SLIPS, given.length() / LETTERS_PER_SLIP);
        return new TreeSet<>(known)
                .stream()
                        .filter(name -> slips(given, name) <= allowed)
                        .min(Comparator.comparingInt(name -> slips(given, name)));
    }

    /** {@code ; did you mean x?} for the end of a message; empty where no name is near. */
    public static String hint(String given, Collection<String> known) {
        return to(given, known).map(name -> "; did you mean " + name + "?").orElse("");
    }

    /** Letters to insert, delete, replace, or exchange with their neighbour (optimal string alignment). */
    private static int slips(String one, String other) {
        int[][] slips = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : least(slips, one, other, i, j);
            }
        }
        return slips[one.length()][other.length()];
    }

    private static int least(int[][] slips, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(Math.min(slips[i - 1][j], slips[i][j - 1]) + 1, slips[i - 1][j - 1] + (same ? 0 : 1));
        boolean exchanged =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return exchanged ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }
}
