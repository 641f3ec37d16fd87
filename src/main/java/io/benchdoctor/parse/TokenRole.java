package io.benchdoctor.parse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a column of a token timing log tells; its many names are compared without case, blanks, hyphens, underscores. */
enum TokenRole {
    REQUEST("request_id request req req_id rid id stream stream_id session seq sequence_id request_index request_idx"),
    INDEX("token_index token idx index i n pos position token_no token_num tok chunk chunk_index"),
    TIME("timestamp time t ts arrival received received_at recv recv_time token_time at when"),
    GAP("itl gap delta dt inter_token_latency"),
    SENT("sent_at sent send_time start start_time request_start submit submitted_at request_sent"),
    TOKENS("tokens n_tokens num_tokens count chunk_tokens tokens_in_chunk"),
    EVENT("event type kind"),
    END("end end_time finished finished_at done_at"),
    ERROR("error err status failed"),
    PROMPT_TOKENS("prompt_tokens input_tokens input_len prompt_len isl"),
    OUTPUT_TOKENS("output_tokens output_len completion_tokens osl"),
    /** All arrival times of a request in one list; in JSON only. */
    TIMES("times"),
    /** From sending to the first chunk; in JSON only, beside {@link #ITLS}. */
    TTFT("ttft"),
    /** The gaps between the chunks of a request in one list; in JSON only. */
    ITLS("itls");

    static final int COUNT = values().length;

    private static final Map<String, TokenRole> BY_NAME = Stream.of(values())
            .flatMap(role -> role.names.stream().map(name -> Map.entry(name, role)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final List<String> printedNames;
    private final Set<String> names;

    TokenRole(String names) {
        this.printedNames = List.of(names.split(" "));
        this.names = Stream.of(names.split(" ")).map(TokenRole::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** The names as people write them. */
    List<String> printedNames() {
        return printedNames;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    /**
     * A column as its name describes it.
     *
     * @param unit nanoseconds per unit, 0 when the name states none
     */
    record Column(String name, TokenRole role, long unit) {
        /** Whether the role is one that a unit goes with. */
        private boolean isTime() {
            return switch (role) {
                case TIME, GAP, SENT, END, TIMES, TTFT, ITLS -> true;
                case REQUEST, INDEX, TOKENS, EVENT, ERROR, PROMPT_TOKENS, OUTPUT_TOKENS -> false;
            };
        }
    }

    /** A name that means something, its unit and the blanks between included, is shorter; patterns see no other. */
    private static final int LONGEST_NAME = 100;

    /** What a name means; empty for a name that this format does not know. */
    static Optional<Column> column(String printed) {
        String name = printed.strip();
        if (name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        TokenRole whole = BY_NAME.get(plain(name));
        if (whole != null) {
            return Optional.of(new Column(name, whole, 0));
        }
        return Stream.of(TokenUnit.values())
                .map(unit -> unit.cutFrom(name).map(cut -> withUnit(name, cut, unit)))
                .flatMap(Optional::stream)
                .flatMap(Optional::stream)
                .filter(Column::isTime)
                .findFirst();
    }

    private static Optional<Column> withUnit(String name, String cut, TokenUnit unit) {
        return Optional.ofNullable(BY_NAME.get(plain(cut))).map(role -> new Column(name, role, unit.nanos()));
    }
}
