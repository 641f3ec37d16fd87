package io.benchdoctor.parse;

/**
 * Where a sign was looked for and found.
 *
 * @param line the first line that shows it; 0 when none does
 * @param count number of lines that show it; of JSON keys and of what is known from the head alone no more than 1
 */
public record Sighting(Sign sign, int line, int count) {
    /** Whether it was found at all. */
    public boolean found() {
        return count > 0;
    }
}
