package io.benchdoctor.lab;

import io.benchdoctor.facts.Change;
import io.benchdoctor.facts.Change.Lever;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A server and its load on which a lever can be tried: drawn from a seed, run as it is, and run again with the lever
 * turned and everything else the same. Cards reach more or less of their data sheets, and models differ in what they keep.
 */
final class Trial {
    private static final List<String> OFTEN = List.of("console", "detailed", "server");

    private final Change change;
    private final long seed;
    /** What the doctor gets to see: the printout, with the detailed result, with the server's log. */
    final String evidence;

    private Trial(Change change, long seed, String evidence) {
        this.change = change;
        this.seed = seed;
        this.evidence = evidence;
    }

    static Trial draw(Lever lever, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 31 + lever.ordinal());
        List<Change> changes =
                Change.ALL.stream().filter(change -> change.lever() == lever).toList();
        // what only a server tells of is asked of servers
        boolean needsServer = lever == Lever.KV || lever == Lever.BUDGET || lever == Lever.FP8 || lever == Lever.DRAFTS;
        String evidence = needsServer ? "server" : OFTEN.get(random.nextInt(OFTEN.size()));
        return new Trial(changes.get(random.nextInt(changes.size())), seed, evidence);
    }

    String name() {
        return change.id() + "-" + seed + "-" + evidence;
    }

    Change change() {
        return change;
    }

    Ward.Stay before() {
        return Ward.briefly(patient());
    }

    /** @param rate that the load was measured to be bearable at, for the lever that sets the rate */
    Ward.Stay after(double rate) {
        Patient patient = patient();
        int amount = change.amount();
        switch (change.lever()) {
            case SLOTS -> patient.slots = amount;
            case KV -> patient.kvTokens *= amount;
            case BUDGET -> patient.budget = amount;
            case RATE -> {
                patient.rate = rate;
                patient.limit = 0;
            }
            case REPLICAS -> patient.replicas = amount;
            case FP8 -> narrow(patient);
            case DRAFTS -> patient.drafts = amount;
            case PREFIX -> patient.cached = amount / 100.0;
        }
        return Ward.briefly(patient);
    }

    /** Half the bytes, and on cards that compute so 1.5 to 1.8 times as many operations. */
    private void narrow(Patient patient) {
        Roofline.Model model = patient.model;
        patient.model =
                new Roofline.Model(model.read() / 2, model.all() / 2, model.active(), model.layers(), model.kept());
        double times = patient.cardName.equals("A100") ? 1 : 1.5 + 0.3 * patient.random.nextDouble();
        Roofline.Card card = patient.card;
        patient.card = new Roofline.Card(card.bandwidth(), card.operations() * times, card.link());
    }

    private Patient patient() {
        Patient patient = Patient.well(seed * 17 + change.lever().ordinal());
        SplittableRandom random = patient.random.split();
        model(patient, random);
        patient.equip();
        Roofline.Card card = patient.card;
        patient.card = new Roofline.Card(
                card.bandwidth() * (0.85 + 0.25 * random.nextDouble()),
                card.operations() * (0.7 + 0.4 * random.nextDouble()),
                card.link());
        patient.requests = 150 + random.nextInt(350);
        patient.input = pick(random, 128, 256, 512, 1024, 2000);
        patient.output = pick(random, 64, 100, 128, 200);
        patient.slots = pick(random, 4, 5, 8, 16, 32, 64);
        load(patient, random, use(random));
        lever(patient, random);
        return patient;
    }

    private static double use(SplittableRandom random) {
        return pick(random, 0, 0, 0, 1.6, 2.5);
    }

    private static void model(Patient patient, SplittableRandom random) {
        if (patient.cards > 1) {
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> set(patient, "meta-llama/Llama-2-7b-hf", 6.74e9, 32, 524_288);
            case 1 -> set(patient, "Qwen/Qwen2.5-7B-Instruct", 7.62e9, 28, 57_344);
            case 2 -> set(patient, "meta-llama/Llama-3.2-3B-Instruct", 3.21e9, 28, 114_688);
            default -> {}
        }
    }

    private static void set(Patient patient, String name, double parameters, int layers, double kept) {
        patient.modelName = name;
        patient.model = new Roofline.Model(parameters, parameters, parameters, layers, kept);
    }

    /** All at once, more than can be taken, or a client that keeps so many in flight; with {@code use} below 1 few enough. */
    private static void load(Patient patient, SplittableRandom random, double use) {
        patient.rate = Double.POSITIVE_INFINITY;
        patient.limit = 0;
        if (use > 0) {
            patient.rate = Math.round(use * patient.capacity() * 100) / 100.0;
        } else if (random.nextInt(4) == 0) {
            patient.limit = pick(random, 16, 32, 64);
        }
    }

    private void lever(Patient patient, SplittableRandom random) {
        switch (change.lever()) {
            case KV -> {
                patient.slots = 256;
                patient.kvTokens = (long) ((patient.input + patient.output) * (4 + 20 * random.nextDouble()));
            }
            case BUDGET -> {
                patient.old = false;
                patient.slots = 256;
                patient.input = pick(random, 1500, 3000, 6000, 9000);
                patient.budget = pick(random, 512, 2048, 8192, 16384);
                patient.kvTokens = Math.max(patient.kvTokens, 400_000);
                load(patient, random, 0.3 + 0.4 * random.nextDouble());
            }
            case REPLICAS, PREFIX, FP8 -> {
                patient.slots = pick(random, 8, 16, 32, 256);
                if (random.nextInt(3) == 0) {
                    load(patient, random, 0.3 + 0.4 * random.nextDouble());
                }
            }
            case RATE -> {
                patient.slots = pick(random, 8, 16, 32, 64, 256);
                patient.limit = 0;
            }
            case DRAFTS -> {
                patient.old = false;
                patient.slots = 256;
                load(patient, random, 0.05 + 0.3 * random.nextDouble());
                patient.drafts = pick(random, 1, 2, 3, 5);
                patient.acceptance = 0.05 + 0.8 * random.nextDouble();
            }
            case SLOTS -> {}
        }
    }

    private static int pick(SplittableRandom random, int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static double pick(SplittableRandom random, double... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
