package io.benchdoctor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The plan of the house. What a row does not list is forbidden to its room. */
class HouseTest {
    private static final String ROOT = "io.benchdoctor.";
    private static final Path SOURCES = Path.of("src/main/java/io/benchdoctor");

    private static final String PLAN = """
            model        |
            stats        |
            catalog      | model org.snakeyaml..
            stored       | model
            parse        | model stored grammar org.antlr.. com.fasterxml.jackson.. org.apache.commons.csv.. org.apache.commons.compress.. org.tukaani.. com.github.luben.. org.snakeyaml..
            facts        | model stats catalog
            diagnose     | model catalog facts grammar org.antlr.. org.snakeyaml..
            i18n         | model com.ibm.icu..
            report       | model catalog facts diagnose i18n
            saved        | model catalog facts diagnose com.fasterxml.jackson..
            render       | model catalog facts diagnose report org.jfree.. freemarker.. org.apache.poi.. org.apache.commons.compress.. org.openxmlformats.. org.apache.xmlbeans.. javax.xml.namespace com.fasterxml.jackson.. org.apache.commons.csv..
            cli          | model catalog stored parse facts diagnose saved i18n report render picocli..
            """;

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.benchdoctor");

    @TestFactory
    Stream<DynamicTest> a_room_uses_only_what_the_plan_allows() {
        return plan().entrySet().stream()
                .map(room -> dynamicTest(room.getKey(), () -> classes()
                        .that()
                        .resideInAPackage(ROOT + room.getKey())
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(room.getValue())
                        .check(HOUSE)));
    }

    @Test
    void every_package_is_a_room_of_the_plan_and_has_a_front_page() throws IOException {
        try (Stream<Path> rooms = Files.list(SOURCES)) {
            List<Path> found = rooms.filter(Files::isDirectory).toList();

            assertThat(found.stream().map(room -> room.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(plan().keySet());
            assertThat(found).allSatisfy(room -> assertThat(room.resolve("package-info.java"))
                    .exists());
        }
    }

    @Test
    void rooms_form_no_circle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void a_name_says_what_a_class_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Toolkit|Common|Misc)")
                .orShould()
                .haveNameMatching(".*\\.Abstract[A-Z].*")
                .check(HOUSE);
        noClasses()
                .that()
                .areInterfaces()
                .should()
                .haveNameMatching(".*\\.I[A-Z][a-z].*")
                .check(HOUSE);
    }

    @Test
    void what_is_known_does_not_change() {
        fields().that()
                .areDeclaredInClassesThat(in("model", "stats", "facts", "diagnose", "report", "render"))
                .and()
                .areDeclaredInClassesThat(DescribedPredicate.not(stateful()))
                .should()
                .beFinal()
                .check(HOUSE);
    }

    @Test
    void only_the_front_door_touches_the_process_and_the_machine() {
        noClasses()
                .that(in("cli").negate())
                .should()
                .accessField(System.class, "in")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callCodeUnitWhere(calls(
                        "the clock, the process and the settings of the machine",
                        "java.lang.System.(exit|getenv|getProperty|getProperties|currentTimeMillis|nanoTime)\\(.*",
                        "java.util.Locale.getDefault\\(.*",
                        "java.time.*.now\\(.*",
                        "java.time.ZoneId.systemDefault\\(.*"))
                .check(HOUSE);
    }

    @Test
    void nobody_lets_the_machine_choose_language_or_encoding() {
        noClasses()
                .should()
                .callCodeUnitWhere(calls(
                        "what asks for a default locale or charset",
                        "java.lang.String.(toLowerCase|toUpperCase|getBytes)\\(\\)",
                        "java.lang.String.format\\(java.lang.String, .*",
                        "java.lang.String.formatted\\(.*",
                        "java.lang.String.<init>\\(\\[B\\)",
                        "java.io.InputStreamReader.<init>\\(java.io.InputStream\\)",
                        "java.io.OutputStreamWriter.<init>\\(java.io.OutputStream\\)",
                        "java.io.File(Reader|Writer).<init>.*"))
                .check(HOUSE);
    }

    /** What several formats share is made by one of them while the others wait; whoever needs the common pool then may wait for them. */
    @Test
    void nobody_who_is_waited_for_waits_for_the_common_pool() {
        noClasses()
                .that(in("report").or(in("facts")).or(in("diagnose")))
                .should()
                .callCodeUnitWhere(calls(
                        "what works in the common pool",
                        "java.util.stream.[A-Za-z]+.parallel\\(\\)",
                        "java.util.(Collection|List|Set).parallelStream\\(\\)",
                        "java.util.Arrays.parallel.*",
                        "java.util.concurrent.(ForkJoin|CompletableFuture).*"))
                .check(HOUSE);
    }

    /** Logs come in by one class, files of the program by another, and what goes out goes by the front door. */
    @Test
    void only_who_has_that_task_opens_a_file() {
        noClasses()
                .that(in("cli").negate())
                .and()
                .haveNameNotMatching(".*\\.(parse\\.LogSource|catalog\\.YamlFolder)(\\$.*)?")
                .should()
                .callCodeUnitWhere(calls(
                        "what opens a file",
                        "java.nio.file.Files.(newInput|newOutput|newByte|newBuffered|read|write|lines|copy|move).*",
                        "java.nio.channels.FileChannel.open.*",
                        "java.io.(File(Input|Output)Stream|RandomAccessFile|PrintWriter|PrintStream).<init>.*File.*"))
                .check(HOUSE);
    }

    @Test
    void an_interface_has_two_implementations_or_is_a_lambda_type() {
        classes()
                .that()
                .areInterfaces()
                .and()
                .doNotHaveSimpleName("package-info")
                .should(new ArchCondition<>("have two implementations, or one abstract method") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        long open = type.getMethods().stream()
                                .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                                .count();
                        if (open != 1 && type.getAllSubclasses().size() < 2) {
                            events.add(SimpleConditionEvent.violated(type, type.getName() + " earns no interface"));
                        }
                    }
                })
                .check(HOUSE);
    }

    @Test
    void nobody_talks_to_a_network() {
        noClasses()
                .should()
                .callCodeUnitWhere(DescribedPredicate.describe(
                        "belongs to java.net, but URI and the address of a resource",
                        call -> call.getTargetOwner().getPackageName().startsWith("java.net")
                                && !call.getTargetOwner().getName().equals("java.net.URI")
                                && !call.getTarget().getFullName().equals("java.net.URL.toURI()")))
                .check(HOUSE);
    }

    @Test
    void each_output_keeps_its_library_to_itself() {
        only("(Excel|Word|Office)", "org.apache.poi..");
        only("Html", "freemarker..");
        only("Chart", "org.jfree..");
        only("Csv", "org.apache.commons.csv..");
    }

    @Test
    void a_grammar_is_used_by_the_class_that_is_named_after_it() throws IOException {
        try (Stream<Path> grammars = Files.list(Path.of("grammar"))) {
            for (Path file : grammars.toList()) {
                String grammar = file.getFileName().toString().replace(".g4", "");
                List<String> owners = HOUSE.stream()
                        .filter(type -> !type.getPackageName().equals("grammar"))
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(use -> use.getTargetClass().getName().startsWith("grammar." + grammar)))
                        .map(type -> outermost(type).getSimpleName())
                        .distinct()
                        .toList();

                assertThat(owners).as(grammar).singleElement().asString().startsWith(grammar);
            }
        }
    }

    private static void only(String prefix, String library) {
        noClasses()
                .that(in("render"))
                .and()
                .haveNameNotMatching(".*\\.render\\." + prefix + ".*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> in(String... rooms) {
        List<String> packages = Stream.of(rooms).map(room -> ROOT + room).toList();
        return DescribedPredicate.describe(
                "in " + packages, type -> packages.stream().anyMatch(type.getPackageName()::equals));
    }

    /** What changes until it is asked for its result: a builder, a pen, a sheet or a page that is written from top to bottom. */
    private static DescribedPredicate<JavaClass> stateful() {
        Set<String> names = Set.of("Builder", "SvgGraphics2D", "ExcelSheet", "HtmlWriter", "HtmlCompact");
        return DescribedPredicate.describe("builders and pens", type -> names.contains(type.getSimpleName()));
    }

    /** Calls of methods and constructors whose full name is one of these. */
    private static DescribedPredicate<JavaCall<?>> calls(String what, String... patterns) {
        Pattern any = Pattern.compile(String.join("|", patterns));
        return DescribedPredicate.describe(
                what, call -> any.matcher(call.getTarget().getFullName()).matches());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseTest::outermost).orElse(type);
    }

    /** Every room with the packages that it may use: itself, the language, and what its row names. */
    private static Map<String, String[]> plan() {
        Map<String, String[]> plan = new LinkedHashMap<>();
        PLAN.lines().forEach(row -> {
            String[] halves = row.split("\\|");
            String room = halves[0].strip();
            List<String> allowed = new ArrayList<>(List.of("java..", ROOT + room));
            for (String word : halves.length > 1 ? halves[1].strip().split(" +") : new String[0]) {
                if (!word.isEmpty()) {
                    allowed.add(word.contains(".") || word.equals("grammar") ? word : ROOT + word);
                }
            }
            plan.put(room, allowed.toArray(String[]::new));
        });
        return plan;
    }
}
