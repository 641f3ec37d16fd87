package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import io.benchdoctor.i18n.Messages;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} is what the rule files say; {@code -Dapprove} writes it anew. */
class RulesDocTest {
    private static final Path DOCUMENT = Path.of("docs/rules.md");
    private static final Messages WORDS = Messages.in("en");

    @Test
    void the_document_says_what_the_rules_say() throws IOException, TemplateException {
        String document = document();
        if (Boolean.getBoolean("approve")) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(document);
    }

    private static String document() throws IOException, TemplateException {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_33);
        configuration.setClassLoaderForTemplateLoading(RulesDocTest.class.getClassLoader(), "templates/docs");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        StringWriter out = new StringWriter();
        configuration.getTemplate("rules.ftl").process(Map.of("stages", stages(), "inputs", inputs()), out);
        return out.toString();
    }

    private static List<Map<String, String>> inputs() throws IOException {
        Map<String, Set<String>> askedBy = RuleFacts.askedBy(RuleBook.standard().files());
        List<Map<String, String>> rows = new ArrayList<>();
        RuleFacts.inputs()
                .forEach((fact, input) -> rows.add(Map.of(
                        "fact", fact,
                        "input", input,
                        "rules", String.join(", ", askedBy.getOrDefault(fact, Set.of())))));
        return rows;
    }

    private static List<Map<String, Object>> stages() {
        List<RuleFile> files = RuleBook.standard().files();
        return Stream.of(Stage.values())
                .map(stage -> Map.<String, Object>of(
                        "name",
                        stage.name().toLowerCase(Locale.ROOT),
                        "rules",
                        files.stream()
                                .filter(file -> file.rule().stage() == stage)
                                .map(RulesDocTest::rule)
                                .toList()))
                .filter(stage -> !((List<?>) stage.get("rules")).isEmpty())
                .toList();
    }

    private static Map<String, Object> rule(RuleFile file) {
        Rule rule = file.rule();
        Map<String, Object> view = new TreeMap<>();
        view.put("id", rule.id());
        view.put("title", title(rule));
        view.put("about", file.about());
        view.put("kind", rule.kind().id());
        view.put("forms", rule.forms().stream().map(RulesDocTest::form).toList());
        view.put(
                "limits",
                new TreeMap<>(rule.limits())
                        .values().stream().map(RulesDocTest::limit).toList());
        view.put("recommend", rule.recommend());
        view.put("yieldsTo", rule.yieldsTo());
        view.put("spoils", rule.spoils().stream().map(RulesDocTest::spoiling).toList());
        view.put("cases", file.cases().stream().map(RuleFile.Case::says).toList());
        view.put("odds", new ArrayList<>());
        rule.ownership().ifPresent(part -> {
            view.put("group", part.group());
            view.put("prior", number(part.prior()));
            view.put("odds", part.odds().stream().map(RulesDocTest::odds).toList());
        });
        return view;
    }

    private static String title(Rule rule) {
        String plain = "finding." + rule.id() + ".title.plain";
        String key = WORDS.has(plain) ? plain : "finding." + rule.id() + ".title";
        return WORDS.text(key, Map.of("severity", rule.severity().id())) + ".";
    }

    private static Map<String, String> form(Rule.Form form) {
        return Map.of(
                "confidence", number(form.confidence()),
                "severity", form.severity().id(),
                "cause", form.cause() ? "yes" : "",
                "when", line(form.text()));
    }

    private static Map<String, String> limit(Limit limit) {
        String value =
                number(limit.value().value()) + " " + limit.value().unit().notation();
        return Map.of("name", limit.name(), "value", value.trim(), "why", limit.why());
    }

    private static Map<String, String> odds(Rule.Odds odds) {
        return Map.of("times", number(odds.times()), "when", line(odds.text()), "why", odds.why());
    }

    private static Map<String, Object> spoiling(Rule.Spoiling spoiling) {
        return Map.of("facts", spoiling.facts(), "cap", number(spoiling.cap()), "why", spoiling.why());
    }

    private static String line(String condition) {
        return condition.trim().replaceAll("\\s+", " ");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }
}
