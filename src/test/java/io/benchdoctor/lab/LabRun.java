package io.benchdoctor.lab;

import java.util.ArrayList;
import java.util.List;

/** What the client of a simulated run saw. Times in seconds. */
final class LabRun {
    final Told told;
    final List<Sent> requests = new ArrayList<>();
    double duration;

    LabRun(Told told) {
        this.told = told;
    }

    /** Requests that were answered. */
    List<Sent> answered() {
        return requests.stream().filter(request -> !request.failed).toList();
    }

    /** One request, filled while the simulation runs. */
    static final class Sent {
        final int input;
        final int asked;
        final int output;
        boolean failed;
        /** When the client meant to send it. */
        double dueAt;

        double sentAt;
        /** When a gateway let it through, and {@code enteredAt} when it was in an engine's queue. */
        double passedAt;

        double enteredAt;
        /** Whether the process that sends chunks has it on its list. */
        boolean queued;

        private int chunked;
        final List<Double> chunkTimes = new ArrayList<>();
        private final List<Double> tokenTimes = new ArrayList<>();
        /** When its prompt was first worked on; NaN before. */
        double startedAt = Double.NaN;

        int read;
        /** The prompt; of a request that was thrown out also what it had written. */
        int toRead;

        Sent(int input, int asked, int output) {
            this.input = input;
            this.toRead = input;
            this.asked = asked;
            this.output = output;
        }

        void token(double at) {
            tokenTimes.add(at);
        }

        int written() {
            return tokenTimes.size();
        }

        /** Tokens that it keeps in the cache. */
        long held() {
            return read >= toRead ? (long) input + tokenTimes.size() : read;
        }

        boolean finished() {
            return tokenTimes.size() >= output;
        }

        double ttft() {
            return chunkTimes.get(0) - sentAt;
        }

        double end() {
            return chunkTimes.get(chunkTimes.size() - 1);
        }

        /** When the engine had its first token, before anything on the way held it up. */
        double producedAt() {
            return tokenTimes.get(0);
        }

        double latency() {
            return end() - sentAt;
        }

        /** A constant way between client and server: everything comes so much later. */
        void travel(double seconds) {
            chunkTimes.replaceAll(at -> at + seconds);
        }

        /**
         * All that is written by then and not sent yet becomes one chunk.
         *
         * @param by when the chunk is put together
         * @param at when it is out
         * @return when the next token was written; NaN when none is left
         */
        double chunk(double by, double at) {
            while (chunked < tokenTimes.size() && tokenTimes.get(chunked) <= by) {
                chunked++;
            }
            chunkTimes.add(at);
            return chunked < tokenTimes.size() ? tokenTimes.get(chunked) : Double.NaN;
        }

        /** What a step wrote becomes one chunk, as vLLM sends it, also where it is several tokens. */
        void streamSteps() {
            double last = Double.NaN;
            for (double at : tokenTimes) {
                if (at != last) {
                    chunkTimes.add(at);
                }
                last = at;
            }
        }

        /** A proxy keeps chunks until it has so many, or the answer is over. */
        void hold(int chunks) {
            for (int first = 0; first < chunkTimes.size(); first += chunks) {
                int last = Math.min(first + chunks, chunkTimes.size()) - 1;
                for (int chunk = first; chunk < last; chunk++) {
                    chunkTimes.set(chunk, chunkTimes.get(last) - (last - chunk) * 28e-6);
                }
            }
        }

        /** Tokens become chunks: so many per chunk, held back until the proxy lets them go. */
        void stream(int tokensPerChunk, double bufferSeconds) {
            double lastRelease = Double.NEGATIVE_INFINITY;
            for (int first = 0; first < tokenTimes.size(); first += tokensPerChunk) {
                int last = Math.min(first + tokensPerChunk, tokenTimes.size()) - 1;
                double at = tokenTimes.get(first == 0 ? 0 : last);
                if (bufferSeconds > 0) {
                    at = Math.ceil(at / bufferSeconds) * bufferSeconds;
                    // What one release holds still arrives as chunks of its own, microseconds apart.
                    at = Math.max(at, lastRelease + 28e-6);
                }
                lastRelease = at;
                chunkTimes.add(at);
            }
        }
    }
}
