package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that nobody could list, dressed in whatever is awkward, wherever a log can carry them. */
class RedactionPropertyTest {
    private static final String EVERY_FORMAT = String.join(",", Formats.ALL);
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz";

    /** How a name is dressed; {@code %s} is the name. */
    private static final List<String> DRESSES = List.of(
            "%s",
            "%s-07",
            "x.%s.internal",
            "/mnt/%s/models",
            "C:\\Users\\%s",
            "%s@10.3.2.1",
            "sk-%s",
            "hf_%s",
            "é%s&<b>",
            "%s%%20x",
            "`%s`",
            "\u202E%s",
            "--%s",
            "[2001:db8::%s]",
            "\"%s\"",
            "%s's",
            "_%s_",
            "=%s()",
            "%s|x",
            "tên %s");

    @TempDir
    private Path folder;

    @Test
    void no_made_up_name_survives_in_any_output_nor_in_what_is_made_of_a_saved_one() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 4; round++) {
            List<String> names = new ArrayList<>();
            Path logs = Files.createDirectories(folder.resolve("logs" + round));
            write(logs, names, random);
            Path out = folder.resolve("out" + round);
            Path again = folder.resolve("again" + round);

            Program.run("analyze", "--redact", logs.toString(), "-f", EVERY_FORMAT, "-q", "-o", out.toString());
            Program.run(
                    "render", out.resolve("report.json").toString(), "-f", EVERY_FORMAT, "-q", "-o", again.toString());

            assertThat(out.resolve("index.html")).exists();
            assertThat(again.resolve("index.html")).exists();
            for (Path written : List.of(out, again)) {
                Map<String, String> outputs = Outputs.of(written);
                outputs.forEach((name, text) -> {
                    String searched = (name + "\n" + text).toLowerCase(Locale.ROOT);
                    assertThat(names.stream().filter(searched::contains))
                            .as(name)
                            .isEmpty();
                });
            }
        }
    }

    private static void write(Path logs, List<String> names, SplittableRandom random) throws IOException {
        String block = Files.readString(Path.of("samples/closed-loop-hides-queue/bench.log"));
        String result = Files.readString(Path.of("samples/cold-start/result.json"));
        String text = dressed(names, random) + "$ vllm bench serve --model " + dressed(names, random) + " --host "
                + dressed(names, random) + "\nNamespace(host='" + dressed(names, random) + "', model='"
                + dressed(names, random) + "', tokenizer=" + dressed(names, random) + ", num_prompts=1000)\n"
                + dressed(names, random) + ": " + dressed(names, random) + "\n";
        Files.writeString(logs.resolve(plain(names, random) + ".log"), text + block);
        Files.writeString(
                logs.resolve(plain(names, random) + ".json"),
                result.replace("example/model-8b", "/data/" + plain(names, random) + "/" + plain(names, random)));
        Files.writeString(logs.resolve(plain(names, random) + ".txt"), dressed(names, random) + "\n");
    }

    private static String dressed(List<String> names, SplittableRandom random) {
        return DRESSES.get(random.nextInt(DRESSES.size())).replace("%%", "%").replace("%s", plain(names, random));
    }

    /** Twelve letters that no plain word holds. */
    private static String plain(List<String> names, SplittableRandom random) {
        StringBuilder name = new StringBuilder();
        for (int k = 0; k < 12; k++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        names.add(name.toString());
        return random.nextInt(3) == 0 ? name.toString().toUpperCase(Locale.ROOT) : name.toString();
    }
}
