package io.benchdoctor.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How the weights of a model are stored, and by that how many bytes one takes and with which numbers the card computes. */
public enum WeightType {
    FULL(4),
    /** 16 bits: bf16 or fp16. */
    HALF(2),
    FP8(1),
    /** 8-bit weights and activations. */
    INT8(1),
    /** 8-bit weights that are widened before the arithmetic. */
    WEIGHT8(1),
    /** 4-bit weights that are widened before the arithmetic: AWQ, GPTQ. */
    INT4(WeightType.FOUR_BITS),
    /** 4-bit floats: NVFP4, MXFP4. */
    FP4(WeightType.FOUR_BITS);

    /** Half a byte, the scales of each group, and the layers that stay as they were: 0.55 to 0.6 on published checkpoints. */
    private static final double FOUR_BITS = 0.575;

    private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9]+");

    /** Packed in widths that a name does not tell, or that differ from layer to layer. */
    private static final Pattern OTHER =
            Pattern.compile("gguf|q\\d|iq\\d|exl[23]|aqlm|hqq|quip|[1-3567]bit|int[23]|mixed");

    private static final Remembered<Optional<WeightType>> STATED = new Remembered<>();
    private static final Remembered<Boolean> PACKED = new Remembered<>();

    private final double bytesPerWeight;

    WeightType(double bytesPerWeight) {
        this.bytesPerWeight = bytesPerWeight;
    }

    /** Mean over the model, scales included. */
    public double bytesPerWeight() {
        return bytesPerWeight;
    }

    /**
     * The type that a name states: {@code Llama-3.1-8B-Instruct-FP8}, {@code …-GPTQ-Int4}, a server's {@code awq_marlin}.
     *
     * @return empty when the name states none, and when it states one that this program cannot put a number to
     */
    public static Optional<WeightType> stated(String name) {
        return STATED.of(name, WeightType::type);
    }

    private static Optional<WeightType> type(String name) {
        Set<String> words = words(name);
        boolean eight = words.contains("int8") || words.contains("8bit");
        if (words.stream().anyMatch(word -> OTHER.matcher(word).matches())) {
            return Optional.empty();
        }
        if (any(words, "nvfp4", "mxfp4", "fp4")) {
            return Optional.of(FP4);
        }
        if (any(words, "fp8", "ptpc") && !any(words, "w4afp8")) {
            return Optional.of(FP8);
        }
        if (any(words, "w8a16") || eight && words.contains("gptq")) {
            return Optional.of(WEIGHT8);
        }
        if (any(words, "w8a8") || eight) {
            return Optional.of(INT8);
        }
        return any(words, "awq", "gptq", "int4", "4bit", "w4a16", "w4a8", "w4afp8")
                ? Optional.of(INT4)
                : Optional.empty();
    }

    /** Whether a name says that the weights were packed after their author published them, in whatever way. */
    public static boolean isPacked(String name) {
        return PACKED.of(name, WeightType::tellsPacking);
    }

    private static boolean tellsPacking(String name) {
        return stated(name).isPresent()
                || words(name).stream().anyMatch(word -> OTHER.matcher(word).matches() || word.startsWith("quant"));
    }

    private static Set<String> words(String name) {
        return Set.copyOf(List.of(NOT_A_WORD.split(name.toLowerCase(Locale.ROOT))));
    }

    private static boolean any(Set<String> words, String... wanted) {
        for (String word : wanted) {
            if (words.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
