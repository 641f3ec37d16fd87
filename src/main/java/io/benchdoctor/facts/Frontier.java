package io.benchdoctor.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Points of several set-ups that answer one question with one model on one kind of card, and which of them no other beats in
 * throughput and pace at once (Pareto).
 *
 * @param gain figure of the throughput: of each card where every point tells its cards, else of the set-up
 * @param pace figure of the time, less is better
 * @param points those that none beats first, by their throughput
 */
public record Frontier(String gain, String pace, List<Frontier.Point> points) {
    /** A point is beaten by another only if that is better by more than two runs of one load differ. */
    private static final double BAND = 1.96 * Math.sqrt(2) * SweepCurve.UNSEEN;

    private static final String TOKENS = "throughput.output";
    private static final List<String> PACES = List.of("tpot.mean", "latency.mean");

    public Frontier {
        points = List.copyOf(points);
    }

    /** @param setUp what tells it apart from the other set-ups */
    public record Candidate(SweepPoint point, String setUp) {}

    /** @param beatenBy index of a point that is better in one and no worse in the other; empty for one of the front */
    public record Point(Candidate candidate, OptionalInt beatenBy) {
        /** Its figures. */
        public SweepPoint figures() {
            return candidate.point();
        }
    }

    /** Of candidates that were asked the same; those that tell less than the figures compared are left out. */
    public static Frontier of(List<Candidate> candidates) {
        boolean cards = candidates.stream()
                .anyMatch(candidate -> candidate.point().figure(SweepPoint.GPUS).isPresent());
        String gain = cards ? SweepPoint.PER_GPU : TOKENS;
        String pace = PACES.stream()
                .max(Comparator.comparingLong(
                                (String id) -> told(candidates, gain, id).size())
                        .thenComparing(PACES::indexOf, Comparator.reverseOrder()))
                .orElseThrow();
        List<Candidate> told = new ArrayList<>(told(candidates, gain, pace));
        told.sort(Comparator.comparingDouble((Candidate each) -> figure(each, gain))
                .thenComparing(each -> figure(each, pace), Comparator.reverseOrder()));
        List<Candidate> front = told.stream()
                .filter(each -> beating(told, each, gain, pace).isEmpty())
                .toList();
        List<Point> points = new ArrayList<>();
        front.forEach(each -> points.add(new Point(each, OptionalInt.empty())));
        for (Candidate each : told) {
            if (!front.contains(each)) {
                // whoever is beaten is beaten by one of the front, or by a chain that ends there
                OptionalInt by = beating(front, each, gain, pace);
                points.add(new Point(each, by.isPresent() ? by : OptionalInt.of(0)));
            }
        }
        return new Frontier(gain, pace, points);
    }

    /** How many points no other beats. */
    public int front() {
        return (int) points.stream().filter(point -> point.beatenBy().isEmpty()).count();
    }

    /** How many set-ups are compared. */
    public int setUps() {
        return (int) points.stream()
                .map(point -> point.candidate().setUp())
                .distinct()
                .count();
    }

    private static List<Candidate> told(List<Candidate> candidates, String gain, String pace) {
        return candidates.stream()
                .filter(each -> each.point().leftOut().isEmpty())
                .filter(each -> each.point().figure(gain).orElse(0) > 0)
                .filter(each -> each.point().figure(pace).orElse(0) > 0)
                .toList();
    }

    private static OptionalInt beating(List<Candidate> others, Candidate one, String gain, String pace) {
        int best = -1;
        double most = 0;
        for (int n = 0; n < others.size(); n++) {
            double more = Math.log(figure(others.get(n), gain) / figure(one, gain));
            double sooner = Math.log(figure(one, pace) / figure(others.get(n), pace));
            boolean beats = more >= 0 && sooner >= 0 && Math.max(more, sooner) > BAND;
            if (beats && more + sooner > most) {
                best = n;
                most = more + sooner;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    private static double figure(Candidate candidate, String id) {
        return candidate.point().figure(id).orElseThrow();
    }
}
