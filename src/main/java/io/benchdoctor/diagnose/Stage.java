package io.benchdoctor.diagnose;

/** The question that a rule answers, in the order in which a careful reader asks them. */
enum Stage {
    /** Can the figures be believed? */
    INTEGRITY,
    /** What was measured, and does it answer the question? */
    MEASURED,
    /** Is there a queue? */
    QUEUE,
    /** Why does it drain slowly? */
    DRAIN,
    /** How well does decoding go? */
    DECODE,
    /** Are targets met? */
    GOAL,
    /** Is all well? */
    HEALTH,
    /** What differs between two sides, and is it real? */
    COMPARED
}
