package io.benchdoctor.facts;

/** Several runs of which questions are asked together. */
sealed interface RunGroup permits Pair, Sweep {}
