package io.benchdoctor.diagnose;

import grammar.RuleConditionBaseVisitor;
import grammar.RuleConditionLexer;
import grammar.RuleConditionParser;
import io.benchdoctor.model.Unit;
import java.util.Map;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;

/** Turns the text of a condition into a {@link Condition}; owns the grammar of that name. */
final class RuleConditionReader {
    private final Vocabulary vocabulary;
    private final Map<String, Limit> limits;

    /** @param limits those that the condition may name, without {@code limit.} */
    RuleConditionReader(Vocabulary vocabulary, Map<String, Limit> limits) {
        this.vocabulary = vocabulary;
        this.limits = Map.copyOf(limits);
    }

    /** @throws Mistake where the text is no condition, or names what does not exist or cannot be compared */
    Condition read(String text) {
        RuleConditionLexer lexer = new RuleConditionLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        RuleConditionParser parser = new RuleConditionParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(new FirstError());
        return new Records().visit(parser.condition().either());
    }

    /** A mistake at an offset of the condition's text. */
    static final class Mistake extends RuntimeException {
        private final int offset;

        Mistake(int offset, String problem) {
            super(problem);
            this.offset = offset;
        }

        /** Characters before the mistake. */
        int offset() {
            return offset;
        }
    }

    private static final class FirstError extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String problem,
                RecognitionException cause) {
            throw new Mistake(symbol instanceof Token token ? token.getStartIndex() : column, problem);
        }
    }

    private final class Records extends RuleConditionBaseVisitor<Condition> {
        @Override
        public Condition visitEither(RuleConditionParser.EitherContext either) {
            return either.every().size() == 1
                    ? visit(either.every(0))
                    : new Condition.Any(either.every().stream().map(this::visit).toList());
        }

        @Override
        public Condition visitEvery(RuleConditionParser.EveryContext every) {
            return every.part().size() == 1
                    ? visit(every.part(0))
                    : new Condition.All(every.part().stream().map(this::visit).toList());
        }

        @Override
        public Condition visitNegation(RuleConditionParser.NegationContext negation) {
            return visit(negation.part()).negated();
        }

        @Override
        public Condition visitGroup(RuleConditionParser.GroupContext group) {
            return visit(group.either());
        }

        @Override
        public Condition visitPresence(RuleConditionParser.PresenceContext presence) {
            unit(presence.FACT().getSymbol());
            return new Condition.Presence(
                    vocabulary.term(presence.FACT().getText()),
                    presence.presence.getText().equals("known"));
        }

        @Override
        public Condition visitFlag(RuleConditionParser.FlagContext flag) {
            Token fact = flag.FACT().getSymbol();
            if (unit(fact) != Unit.COUNT) {
                throw new Mistake(
                        fact.getStartIndex(),
                        fact.getText() + " is no yes or no but " + unit(fact) + "; compare it with a limit");
            }
            return new Condition.Flag(vocabulary.term(fact.getText()), true);
        }

        @Override
        public Condition visitComparison(RuleConditionParser.ComparisonContext comparison) {
            Token fact = comparison.FACT().getSymbol();
            return new Condition.Comparison(
                    vocabulary.term(fact.getText()), operator(comparison.operator), bound(fact, comparison.bound()));
        }

        @Override
        public Condition visitRange(RuleConditionParser.RangeContext range) {
            Token fact = range.FACT().getSymbol();
            return new Condition.Range(
                    vocabulary.term(fact.getText()), bound(fact, range.low), bound(fact, range.high), true);
        }

        private Bound bound(Token fact, RuleConditionParser.BoundContext bound) {
            Token right = bound.getStart();
            Unit left = unit(fact);
            if (bound.LIMIT() == null) {
                same(fact, left, right, unit(right));
                return Bound.of(vocabulary.term(right.getText()));
            }
            Limit limit = limits.get(right.getText().substring("limit.".length()));
            if (limit == null) {
                throw new Mistake(right.getStartIndex(), "no limit is named " + right.getText());
            }
            same(fact, left, right, limit.value().unit());
            return Bound.of(limit);
        }
    }

    private static Operator operator(Token token) {
        return switch (token.getType()) {
            case RuleConditionParser.GE -> Operator.GE;
            case RuleConditionParser.GT -> Operator.GT;
            case RuleConditionParser.LE -> Operator.LE;
            case RuleConditionParser.LT -> Operator.LT;
            case RuleConditionParser.EQ -> Operator.EQ;
            default -> throw new IllegalStateException("operator " + token.getText());
        };
    }

    private Unit unit(Token fact) {
        return vocabulary
                .unit(fact.getText())
                .orElseThrow(() -> new Mistake(
                        fact.getStartIndex(), "no fact is named " + fact.getText() + vocabulary.near(fact.getText())));
    }

    private static void same(Token left, Unit leftUnit, Token right, Unit rightUnit) {
        if (leftUnit != rightUnit) {
            throw new Mistake(
                    right.getStartIndex(),
                    left.getText() + " against " + right.getText() + ": " + leftUnit + " against " + rightUnit);
        }
    }
}
