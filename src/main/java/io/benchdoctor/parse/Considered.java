package io.benchdoctor.parse;

import java.util.List;

/**
 * A format that a log was held against.
 *
 * @param formats ids under which it reads; of a look-alike that is named and not read the one id
 * @param form how such a log is written: {@code json}, {@code text}, {@code table}, {@code html}, {@code yaml},
 *     {@code exposition}, {@code timing}
 * @param read whether it is read; look-alikes are only named
 * @param taken whether something of the log was taken as this
 * @param ways in which the format can be known, any one of which suffices
 */
public record Considered(List<String> formats, String form, boolean read, boolean taken, List<Way> ways) {
    public Considered {
        formats = List.copyOf(formats);
        ways = List.copyOf(ways);
    }

    /**
     * Signs that together show a format.
     *
     * @param needed of each of these groups at least one sign
     * @param barred signs of which none may be there
     */
    public record Way(List<List<Sighting>> needed, List<Sighting> barred) {
        public Way {
            needed = List.copyOf(needed);
            barred = List.copyOf(barred);
        }
    }

    /** Whether any of its signs was found; a first character alone hints at nothing. */
    public boolean hinted() {
        return ways.stream()
                .flatMap(way -> way.needed().stream())
                .flatMap(List::stream)
                .filter(sighting -> sighting.sign().kind() != Sign.Kind.START)
                .anyMatch(Sighting::found);
    }
}
