package io.benchdoctor.render;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import io.benchdoctor.report.PageView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** The templates of the class path, filled with a model. */
final class HtmlTemplates {
    private static final String FOLDER = "templates/html";

    private static final String CONTENT = "content.ftlh";
    private static final String PAGE = "page.ftlh";

    private static final Pattern REMARK = Pattern.compile("(?m)^\\s*//.*\\R|^[ \\t]+");

    /** Read once for all pages of a batch. */
    private static final Map<String, String> FILES = new ConcurrentHashMap<>();

    private static final Map<String, String> SCRIPTS = new ConcurrentHashMap<>();

    /** Made when it is asked for: half of the formats need none. */
    private final AtomicReference<Configuration> made = new AtomicReference<>();

    private Configuration configuration() {
        Configuration known = made.get();
        if (known != null) {
            return known;
        }
        synchronized (made) {
            if (made.get() == null) {
                made.set(newConfiguration());
            }
            return made.get();
        }
    }

    /** Reads the templates, so that they are there when the first page is made. */
    void prepare() {
        try {
            configuration().getTemplate(CONTENT);
            configuration().getTemplate(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Configuration newConfiguration() {
        Configuration made = new Configuration(Configuration.VERSION_2_3_33);
        made.setObjectWrapper(new HtmlModels());
        made.setClassLoaderForTemplateLoading(HtmlTemplates.class.getClassLoader(), FOLDER);
        made.setDefaultEncoding(StandardCharsets.UTF_8.name());
        made.setOutputEncoding(StandardCharsets.UTF_8.name());
        made.setLocale(Locale.ROOT);
        made.setNumberFormat("computer");
        made.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        made.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        // A page is whole or it is a bug of ours; nothing of an exception ever stands in a page.
        made.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        made.setLogTemplateExceptions(false);
        made.setWrapUncheckedExceptions(true);
        made.setFallbackOnNullLoopVariable(false);
        return made;
    }

    /** What stands in the body of a page, compact. */
    String content(Map<String, ?> model) {
        return HtmlCompact.of(filled(CONTENT, model).characters());
    }

    /** The page as bytes; it may run no other style and script than these. */
    byte[] page(Map<String, ?> model, String content, String style, String script) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("content", content);
        all.put("style", style);
        all.put("script", script);
        all.put("policy", HtmlPolicy.of(style, script));
        return filled(PAGE, all).shown();
    }

    /**
     * A page over several runs in all its languages; its template and its style are named after it.
     *
     * @param methods what its template asks for besides
     */
    byte[] page(String body, List<? extends PageView> views, Map<String, ?> methods) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        views.forEach(view -> words.put(view.language(), view.words()));
        List<HtmlPick> picks = HtmlPick.among(HtmlPick.languages(words.keySet()));
        Map<String, Object> model = new HashMap<>(methods);
        model.put("body", body);
        model.put("views", views);
        model.put("titles", views.stream().map(PageView::pageTitle).toList());
        model.put("title", views.get(0).pageTitle());
        model.put("picks", picks);
        model.put("home", "");
        String style = HtmlStyle.of(file("runs.css") + file(body + ".css"), Map.of(), words, picks);
        return page(model, content(model), style, file("page.js"));
    }

    private HtmlWriter filled(String template, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("rich", (TemplateMethodModelEx) HtmlText::rich);
        HtmlWriter html = new HtmlWriter();
        try {
            configuration().getTemplate(template).process(all, html);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return html;
    }

    /** A script without its remarks and its indents; no text of ours spans lines. */
    static String script(String name) {
        return SCRIPTS.computeIfAbsent(
                name, script -> REMARK.matcher(file(script)).replaceAll(""));
    }

    /** A file that lies beside the templates and goes into the page as it is. */
    static String file(String name) {
        return FILES.computeIfAbsent(name, HtmlTemplates::read);
    }

    private static String read(String name) {
        try (InputStream in = HtmlTemplates.class.getClassLoader().getResourceAsStream(FOLDER + "/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
