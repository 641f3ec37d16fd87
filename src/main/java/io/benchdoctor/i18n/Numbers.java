package io.benchdoctor.i18n;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.math.BigDecimal;
import java.util.Map;

/**
 * How one language writes quantities, unit and no-break space included. Rounding is half up on the decimal figure, as
 * people round; an infinity or NaN is written as not known.
 */
public final class Numbers {
    /** Decimals that a share has more than its percentage. */
    private static final int PERCENT = 2;

    private static final double BY_THE_MINUTE_BELOW = 0.5;

    /** A mean of thousands of tokens is not known to a tenth of one. */
    private static final double WHOLE_TOKENS_FROM = 1000;

    private final Messages words;

    /** What stands between groups of digits, from so many digits on, and before the decimals. */
    private final String group;

    private final int groupedFrom;
    private final String decimal;
    private final String percent;
    private final String missing;

    Numbers(Messages words) {
        this.words = words;
        this.group = words.format("_format.group");
        this.groupedFrom = Integer.parseInt(words.format("_format.group.min"));
        this.decimal = words.format("_format.decimal");
        this.percent = words.format("_format.percent");
        this.missing = words.format("_format.missing");
    }

    /** Rounded for a reader who is no specialist: {@code 2 min 7 s}, {@code about 4 requests per second}. */
    public String lay(Quantity quantity) {
        if (!Double.isFinite(quantity.value())) {
            return missing();
        }
        return switch (quantity.unit()) {
            case REQUESTS -> requests(quantity, layCount(quantity.value()));
            case REQUESTS_PER_SECOND, TOKENS_PER_SECOND -> about(layArgument(quantity));
            case TOKENS -> exactToALayman(quantity) ? layArgument(quantity) : about(layArgument(quantity));
            default -> layArgument(quantity);
        };
    }

    /** As an engineer reads it in a sentence: {@code 127.4 s}, {@code 9.43 ms}, {@code 1,000 requests}. */
    public String engineer(Quantity quantity) {
        if (quantity.unit() == Unit.REQUESTS && isWhole(quantity.value())) {
            return requests(quantity, number(quantity.value(), 0));
        }
        return engineerArgument(quantity);
    }

    /** As it stands in a metric table: {@code 127,405.90 ms}; counts and rates bare, their unit is in the next column. */
    public String table(Quantity quantity) {
        double value = quantity.value();
        if (!Double.isFinite(value)) {
            return missing();
        }
        return switch (quantity.unit()) {
            case MILLISECONDS -> unit("unit.ms", number(value, 2));
            case SECONDS -> unit("unit.second", number(value, 2));
            case SHARE -> percent(value, 1);
            case REQUESTS_PER_SECOND, TOKENS_PER_SECOND, RATIO -> number(value, 2);
            case REQUESTS, TOKENS, COUNT -> count(value);
            case BYTES, BYTES_PER_SECOND, OPERATIONS_PER_SECOND -> Sizes.of(this, quantity);
        };
    }

    /**
     * The argument of a sentence for everyone: the sentence itself says “about” and names what is counted, so requests
     * and other counts come bare: {@code 500} of 504.6, {@code 106 tokens per second}.
     */
    public String layArgument(Quantity quantity) {
        double value = quantity.value();
        if (!Double.isFinite(value)) {
            return missing();
        }
        return switch (quantity.unit()) {
            case MILLISECONDS -> Durations.lay(this, Figures.decimal(value).movePointLeft(3));
            case SECONDS -> Durations.lay(this, Figures.decimal(value));
            case SHARE -> layPercent(value);
            case REQUESTS, COUNT -> layCount(value);
            case RATIO -> figure(Figures.significant(value));
            case TOKENS -> layTokens(quantity);
            case REQUESTS_PER_SECOND -> layRequestRate(value);
            case TOKENS_PER_SECOND -> counted("unit.tokens-per-second.lay", figure(Figures.rate(value)));
            case BYTES, BYTES_PER_SECOND, OPERATIONS_PER_SECOND -> Sizes.of(this, quantity);
        };
    }

    /** The argument of a sentence for engineers: requests and other counts bare, all else with its unit. */
    public String engineerArgument(Quantity quantity) {
        double value = quantity.value();
        if (!Double.isFinite(value)) {
            return missing();
        }
        return switch (quantity.unit()) {
            case MILLISECONDS -> Durations.engineerMillis(this, value);
            case SECONDS -> Durations.engineerSeconds(this, value);
            case SHARE -> engineerPercent(value);
            case REQUESTS, COUNT -> count(value);
            case RATIO -> ratio(value);
            case TOKENS -> counted("unit.tokens", isWholeTokens(value) ? number(value, 0) : count(value));
            case REQUESTS_PER_SECOND -> unit("unit.requests-per-second", number(value, 2));
            case TOKENS_PER_SECOND -> unit("unit.tokens-per-second", number(value, 2));
            case BYTES, BYTES_PER_SECOND, OPERATIONS_PER_SECOND -> Sizes.of(this, quantity);
        };
    }

    /** Of a mean that rounds to a whole number of tokens nobody needs to read the zero. */
    private static boolean isWholeTokens(double value) {
        return value >= WHOLE_TOKENS_FROM || value >= 1 && isWhole(Math.rint(value * 10) / 10);
    }

    /** A limit of a rule: a round number, written without decimals that nobody chose. */
    public String limit(Quantity quantity) {
        double value = quantity.value();
        boolean seconds = quantity.unit() == Unit.MILLISECONDS && value >= 1000;
        double shown = seconds ? value / 1000 : value;
        if (!isWhole(shown)) {
            return engineer(quantity);
        }
        return switch (quantity.unit()) {
            case MILLISECONDS -> unit(seconds ? "unit.second" : "unit.ms", number(shown, 0));
            case SECONDS -> unit("unit.second", number(shown, 0));
            default -> engineer(quantity);
        };
    }

    /** A bare number with this many decimals, rounded half up. */
    public String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return missing();
        }
        long rounded = Figures.nearest(value, decimals);
        return rounded == Figures.UNDECIDED
                ? figure(Figures.rounded(Figures.decimal(value), decimals))
                : figure(rounded, decimals);
    }

    /** A whole number bare, any other with one decimal, below one with two. */
    public String count(double value) {
        if (isWhole(value)) {
            return number(value, 0);
        }
        return number(value, Math.abs(value) < 1 ? 2 : 1);
    }

    /** A share as a percentage with this many decimals. */
    public String percent(double share, int decimals) {
        if (!Double.isFinite(share)) {
            return missing();
        }
        long rounded = Figures.nearest(share, decimals + PERCENT);
        return percent.replace(
                "{0}",
                rounded == Figures.UNDECIDED
                        ? number(Figures.hundredfold(share), decimals)
                        : figure(rounded, decimals));
    }

    /** What stands where a number is not known; never a zero. */
    public String missing() {
        return missing;
    }

    /** A phrase that is rounded either way. */
    public String about(String phrase) {
        return words.text("unit.about", Map.of("value", phrase));
    }

    /** A number that already has its decimals, in the marks of this language. */
    String figure(BigDecimal value) {
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        StringBuilder text = new StringBuilder(whole);
        if (whole.length() >= groupedFrom) {
            for (int at = whole.length() - 3; at > 0; at -= 3) {
                text.insert(at, group);
            }
        }
        if (point >= 0) {
            text.append(decimal).append(plain, point + 1, plain.length());
        }
        return value.signum() < 0 ? "−" + text : text.toString();
    }

    /** The same of a number in units of its last decimal, up to six of which there may be. */
    String figure(long digits, int decimals) {
        long unit = 1;
        for (int n = 0; n < decimals; n++) {
            unit *= 10;
        }
        long size = Math.abs(digits);
        String whole = Long.toString(size / unit);
        if (decimals == 0 && digits >= 0 && whole.length() < groupedFrom) {
            return whole;
        }
        StringBuilder text = new StringBuilder(2 * whole.length() + decimals + 2).append(whole);
        if (whole.length() >= groupedFrom) {
            for (int at = whole.length() - 3; at > 0; at -= 3) {
                text.insert(at, group);
            }
        }
        if (decimals > 0) {
            text.append(decimal);
            long rest = size % unit;
            for (long place = unit / 10; place > 1 && rest < place; place /= 10) {
                text.append('0');
            }
            text.append(rest);
        }
        return digits < 0 ? "−" + text : text.toString();
    }

    String unit(String key, String value) {
        return words.text(key, Map.of("value", value));
    }

    /** Nobody counts a fifth of a request: a slow rate is told by the minute. */
    private String layRequestRate(double perSecond) {
        return perSecond > 0 && perSecond < BY_THE_MINUTE_BELOW
                ? counted("unit.requests-per-minute.lay", figure(Figures.rate(60 * perSecond)))
                : counted("unit.requests-per-second.lay", figure(Figures.rate(perSecond)));
    }

    /** A unit that takes the singular after a figure that reads as one, and after no other. */
    private String counted(String key, String value) {
        return words.text(key, Map.of("value", value, "count", value.equals("1") ? 1L : 2L));
    }

    String pair(String key, long large, long small) {
        return words.text(
                key, Map.of("large", figure(BigDecimal.valueOf(large)), "small", figure(BigDecimal.valueOf(small))));
    }

    private String requests(Quantity quantity, String value) {
        return words.text("unit.requests", Map.of("count", Math.round(quantity.value()), "value", value));
    }

    private String ratio(double value) {
        double size = Math.abs(value);
        if (size > 0 && size < 0.1) {
            return figure(Figures.significant(value));
        }
        return number(value, size >= 100 ? 1 : 2);
    }

    /** One decimal; nearly all is not told as all. */
    private String engineerPercent(double share) {
        if (Figures.isWholePercent(share)) {
            return percent(share, 0);
        }
        return percent(share, share < 1 && share >= 0.9995 ? 2 : 1);
    }

    private String layCount(double value) {
        if (isWhole(value)) {
            return number(value, 0);
        }
        return figure(Math.abs(value) < 1 ? Figures.significant(value) : Figures.wholeOrSignificant(value));
    }

    private String layPercent(double share) {
        double percent = Figures.hundredfold(share);
        boolean edge = percent > 0 && percent < 1 || percent > 99 && percent < 100;
        boolean rounded = Math.round(percent) == 0 || edge && Math.round(percent) == 100;
        return percent(share, rounded && percent != 0 ? 1 : 0);
    }

    private String layTokens(Quantity quantity) {
        double value = quantity.value();
        if (exactToALayman(quantity)) {
            return counted("unit.tokens", number(value, 0));
        }
        if (value >= 1_000_000) {
            return unit("unit.million-tokens", figure(Figures.rate(value / 1_000_000)));
        }
        return counted("unit.tokens", figure(Figures.wholeOrSignificant(value)));
    }

    /** A whole number of at most four digits can be read as it is. */
    private static boolean exactToALayman(Quantity quantity) {
        return isWhole(quantity.value()) && Math.abs(quantity.value()) < 10_000;
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }
}
