package io.benchdoctor.lab;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes what is wrong with a run less plain: a milder dose, one or two ailments more, a load near what the server takes, cards
 * that keep more or less than their sheet promises. Where only one full-blown thing is ever wrong, any rule looks good.
 */
final class Complications {
    private static final List<Ailment> FURTHER = List.of(
            Ailment.CLUMPS,
            Ailment.FEW_SLOTS,
            Ailment.SMALL_MEMORY,
            Ailment.CAPPED_CLIENT,
            Ailment.EAGER,
            Ailment.WASTED_DRAFTS,
            Ailment.HEAT,
            Ailment.COLD_START,
            Ailment.PAUSES,
            Ailment.FAR_AWAY,
            Ailment.BUNCHES,
            Ailment.FAILURES,
            Ailment.STRAGGLERS,
            Ailment.EARLY_STOPS,
            Ailment.LONG_ANSWERS,
            Ailment.GATEWAY,
            Ailment.BUSY_PROCESS,
            Ailment.UNEVEN_REPLICAS,
            Ailment.SLOW_CLIENT,
            Ailment.ADAPTERS,
            Ailment.STAGES,
            Ailment.REMEMBERED);

    private Complications() {}

    /** The drawn ailment in a dose of a tenth up to the whole, and in two of three draws more beside it. */
    static Patient draw(Ailment ailment, long seed) {
        Patient patient = Patient.draw(ailment, seed);
        SplittableRandom random = patient.random;
        Roofline.Card card = patient.card;
        patient.card = new Roofline.Card(
                card.bandwidth() * (0.85 + 0.25 * random.nextDouble()),
                card.operations() * (0.7 + 0.4 * random.nextDouble()),
                card.link());
        if (patient.told().isAtOnce() && random.nextInt(2) == 0) {
            patient.input = 128 << random.nextInt(6);
            patient.output = 32 << random.nextInt(4);
        }
        give(patient, ailment, dose(random));
        while (random.nextInt(3) > 0) {
            give(patient, FURTHER.get(random.nextInt(FURTHER.size())), dose(random));
        }
        if (!patient.told().isAtOnce() && random.nextInt(3) == 0) {
            patient.rate = Patient.rounded((0.6 + 0.6 * random.nextDouble()) * patient.replicas * patient.capacity());
        }
        if (patient.limit > 0) {
            // the lab's client gives a place free when the engine is done, so nothing may lie between them
            patient.awaySeconds = 0;
            patient.chunkSeconds = 0;
            patient.bunchMillis = 0;
            patient.replicas = 1;
            // and its clock starts when a request is due wherever all places fall free in one step
            patient.spread = Math.max(0.1, patient.spread);
        }
        return patient;
    }

    /** As often below a third as above it. */
    private static double dose(SplittableRandom random) {
        return Math.pow(10, -random.nextDouble());
    }

    /** @param dose 1 = full-blown; more does not happen, less is milder */
    static void give(Patient patient, Ailment ailment, double dose) {
        SplittableRandom random = patient.random;
        double some = random.nextDouble();
        switch (ailment) {
            case COLD_START -> patient.coldSeconds = dose * (4 + 8 * some);
            case HEAT -> patient.slowing = dose * (0.6 + 0.8 * some);
            case FAR_AWAY -> patient.awaySeconds = dose * (0.3 + 0.6 * some);
            case FAILURES -> patient.failShare = dose * (0.08 + 0.2 * some);
            case EARLY_STOPS -> patient.stopShare = dose * (0.6 + 0.3 * some);
            case CLUMPS -> patient.burstiness = Math.pow(0.06 + 0.06 * some, dose);
            case EAGER -> patient.eager = true;
            case PAUSES -> {
                double rate = patient.told().isAtOnce() ? patient.capacity() : patient.rate;
                patient.pauseSeconds = dose * (0.3 + 0.5 * random.nextDouble());
                patient.pauseEvery = Math.max(5 * patient.pauseSeconds, patient.requests / rate / (3 + 17 * some));
            }
            case WASTED_DRAFTS -> {
                patient.old = false;
                patient.drafts = 2 + random.nextInt(4);
                patient.acceptance = 0.03 + 0.1 * some + 0.7 * (1 - dose);
            }
            case BUNCHES -> bunch(patient, dose, some);
            case STAGES -> {
                patient.stages = 2 << random.nextInt(2);
                patient.kvTokens *= patient.stages;
            }
            case ADAPTERS -> {
                patient.adapters = true;
                patient.adapterShare = random.nextInt(3) == 0 ? 0 : 0.4 * some;
            }
            case REMEMBERED -> patient.cached = dose * (0.3 + 0.6 * some);
            default -> crowd(patient, ailment, dose, some);
        }
    }

    /** Text in bunches by the clock, by size, or all of it at the end. */
    private static void bunch(Patient patient, double dose, double some) {
        patient.bunchMillis = 0;
        switch (patient.random.nextInt(3)) {
            case 0 -> patient.bunchMillis = 20 + dose * 280 * some;
            case 1 -> patient.bunchChunks = 2 + (int) (30 * dose * some);
            default -> patient.bunchChunks = 1 << 20;
        }
    }

    /** What decides how many are served, and how even they are. */
    private static void crowd(Patient patient, Ailment ailment, double dose, double some) {
        SplittableRandom random = patient.random;
        switch (ailment) {
            case FEW_SLOTS -> patient.slots = (int) Math.max(2, (4 << random.nextInt(3)) / dose);
            case SMALL_MEMORY, THRASHING ->
                // no engine starts with less than the shortest context of models in use
                patient.kvTokens = (long) Math.max(2_200, (patient.input + patient.output) * (3.2 + 4 * some) / dose);
            case CAPPED_CLIENT -> patient.limit = (int) ((4 + random.nextInt(8)) / dose);
            case STRAGGLERS -> {
                patient.longShare = 0.01 + 0.04 * some;
                patient.longInputTimes = 2 + (int) (38 * dose);
            }
            case LONG_ANSWERS -> {
                patient.longShare = 0.01 + 0.04 * some;
                patient.longOutputTimes = 2 + (int) (13 * dose);
            }
            case LONG_READING, INTERFERENCE -> patient.input = (int) Math.max(200, patient.input * dose);
            case SMALL_PIECES -> patient.budget = (int) Math.min(2048, patient.budget / dose);
            case GATEWAY -> patient.gate = (int) ((4 + random.nextInt(20)) / dose);
            case BUSY_PROCESS -> {
                patient.chunkSeconds = dose * (0.1e-3 + 0.5e-3 * some);
                patient.promptTokenSeconds = dose * 10e-6 * random.nextDouble();
            }
            case UNEVEN_REPLICAS -> {
                patient.replicas = 2 + random.nextInt(3);
                patient.favour = dose * (0.4 + 0.5 * some);
                patient.requests *= 2;
            }
            case SLOW_CLIENT ->
                patient.sendSeconds = patient.told().isAtOnce() || patient.rate == 0
                        ? 0.02 * dose
                        : (1 + 2 * some) * dose / patient.rate;
            default -> {}
        }
    }
}
