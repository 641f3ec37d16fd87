package io.benchdoctor.lab;

import io.benchdoctor.lab.Engine.Lack;
import io.benchdoctor.lab.Engine.Step;
import io.benchdoctor.lab.LabRun.Sent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What really happened in a simulated run, written down step by step. */
final class Truth implements Engine.Watch {
    private final StepTime bare;
    private final Map<Lack, Double> waitSeconds = new EnumMap<>(Lack.class);
    final List<Step> steps = new ArrayList<>();
    private double runningSeconds;
    private double decodeSeconds;
    private double lostSeconds;
    private double bareSeconds;
    private int bareSteps;
    private double promptSeconds;
    private double busySeconds;

    /** @param bare what a step costs without chance and faults */
    Truth(StepTime bare) {
        this.bare = bare;
    }

    @Override
    public void step(Step step) {
        steps.add(step);
        runningSeconds += step.running() * step.seconds();
        busySeconds += step.seconds();
        if (step.lack() != Lack.NOTHING) {
            waitSeconds.merge(step.lack(), Math.max(1, step.waiting()) * step.seconds(), Double::sum);
        }
        if (step.promptTokens() == 0) {
            bareSeconds += step.seconds();
            bareSteps++;
        } else {
            double alone = step.writers() == 0 ? 0 : bare.seconds(0, step.writers(), step.context(), 0, 0);
            promptSeconds += step.seconds() - alone;
        }
        // Sequences that could write lose what prompts add to the step, or the whole step where prompts go first.
        int writing = step.writers() > 0 ? step.writers() : step.promptTokens() > 0 ? step.running() / 2 : 0;
        double alone = writing == 0 ? 0 : bare.seconds(0, writing, step.context(), 0, 0);
        decodeSeconds += writing * step.seconds();
        lostSeconds +=
                step.promptTokens() == 0 ? 0 : writing * (step.writers() > 0 ? step.seconds() - alone : step.seconds());
    }

    /** Sequences in the batch, over the whole run. */
    double meanRunning(double duration) {
        return runningSeconds / duration;
    }

    /** Milliseconds of a step that reads no prompt. */
    double decodeStepMillis() {
        return bareSeconds / bareSteps * 1000;
    }

    /** Part of the time that writing sequences spend while prompts of others are read. */
    double interference() {
        return decodeSeconds == 0 ? 0 : lostSeconds / decodeSeconds;
    }

    /** Part of the engine's time that prompts take. */
    double promptShare() {
        return promptSeconds / busySeconds;
    }

    /** Part of all waiting for which this was lacking. */
    double waitedFor(Lack lack) {
        double all =
                waitSeconds.values().stream().mapToDouble(Double::doubleValue).sum();
        return all == 0 ? 0 : waitSeconds.getOrDefault(lack, 0.0) / all;
    }

    static double queueShare(List<Sent> answered) {
        double waited = answered.stream()
                .mapToDouble(request -> request.startedAt - request.sentAt)
                .sum();
        return waited / answered.stream().mapToDouble(Sent::ttft).sum();
    }

    /** Part of TTFT from reaching the engine to being worked on first; what a gateway or the process before it takes is none. */
    static double engineQueueShare(List<Sent> answered) {
        double waited = answered.stream()
                .mapToDouble(request -> request.startedAt - request.enteredAt)
                .sum();
        return waited / answered.stream().mapToDouble(Sent::ttft).sum();
    }

    /** Mean milliseconds from being worked on first to the first token, the way to the client left out. */
    static double prefillMillis(List<Sent> answered) {
        return answered.stream()
                .mapToDouble(request -> (request.producedAt() - request.startedAt) * 1000)
                .average()
                .orElse(0);
    }
}
