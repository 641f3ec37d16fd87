package io.benchdoctor.lab;

/** One thing that is wrong with a run; the lab gives it to a server that is otherwise well. */
enum Ailment {
    NOTHING,
    /** All requests at once. */
    BURST,
    /** More than the server can take, spread out. */
    OVERLOAD,
    /** Below what the server can take on average, in clumps. */
    CLUMPS,
    /** A limit on sequences that binds while memory is free. */
    FEW_SLOTS,
    /** Memory for keys and values that binds. */
    SMALL_MEMORY,
    /** Memory that runs out while answers grow. */
    THRASHING,
    /** Long prompts on a slow card. */
    LONG_READING,
    /** Prompts of others that hold up those who write. */
    INTERFERENCE,
    /** Prompts cut into too many pieces. */
    SMALL_PIECES,
    /** A client that lets too few in. */
    CAPPED_CLIENT,
    /** A batch so full that each step is long. */
    FULL_BATCH,
    /** One sequence at a time: weights are read for little. */
    LONELY,
    /** Nothing is captured: every kernel is launched by hand. */
    EAGER,
    /** Messages over a slow bus. */
    SLOW_BUS,
    /** Drafts that are thrown away. */
    WASTED_DRAFTS,
    /** The card gets slower as it gets hot. */
    HEAT,
    COLD_START,
    /** The whole engine pauses now and then. */
    PAUSES,
    /** A constant way between client and server. */
    FAR_AWAY,
    /** A proxy lets text go in bunches. */
    BUNCHES,
    FAILURES,
    FEW_REQUESTS,
    /** A few very long prompts. */
    STRAGGLERS,
    EARLY_STOPS,
    /** A few very long answers. */
    LONG_ANSWERS,
    /** Something in front passes on so many at a time. */
    GATEWAY,
    /** The process before the engine is busy with cutting prompts and sending text. */
    BUSY_PROCESS,
    /** One replica gets more than its part. */
    UNEVEN_REPLICAS,
    /** A client that is late with sending. */
    SLOW_CLIENT,
    /** Adapters beside the weights. */
    ADAPTERS,
    /** Cards one after the other, and fewer sequences than keep them all at work. */
    STAGES,
    /** Prompts that an earlier test left in the cache. */
    REMEMBERED
}
