package io.benchdoctor.render;

import freemarker.core.ArithmeticEngine;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import io.benchdoctor.report.PageView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

    /** Bytes of a page of one run in two languages. */
    private static final int USUAL = 1 << 18;

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
        // There are whole numbers alone; the library would make a decimal of each to compare it.
        made.setArithmeticEngine(ArithmeticEngine.CONSERVATIVE_ENGINE);
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
    HtmlWriter content(Map<String, ?> model) {
        HtmlWriter html = HtmlWriter.keeping();
        try {
            fill(CONTENT, model, html);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        html.compact();
        return html;
    }

    /**
     * The page as bytes; it may run no other style and script than these.
     *
     * @param definitions of what drawings of the content refer to
     */
    byte[] page(Map<String, ?> model, String definitions, HtmlWriter content, String style, String script) {
        ByteArrayOutputStream page = new ByteArrayOutputStream(USUAL);
        try {
            write(
                    model,
                    html -> {
                        html.write(definitions);
                        html.write(content);
                    },
                    style,
                    script,
                    page);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return page.toByteArray();
    }

    /**
     * Writes a page as it is filled, so that of one over ten thousand runs little is in memory.
     *
     * @throws IOException when the page cannot be written
     */
    void write(Map<String, ?> model, String style, String script, OutputStream page) throws IOException {
        write(model, html -> html.compact(body -> fill(CONTENT, model, body)), style, script, page);
    }

    private void write(Map<String, ?> model, HtmlWriter.Part content, String style, String script, OutputStream page)
            throws IOException {
        HtmlWriter html = HtmlWriter.to(page);
        Map<String, Object> all = new HashMap<>(model);
        all.put("content", (TemplateDirectiveModel) (frame, parameters, variables, body) -> content.to(html));
        all.put("style", style);
        all.put("script", script);
        all.put("policy", HtmlPolicy.of(style, script));
        fill(PAGE, all, html);
        html.end();
    }

    /**
     * Writes a page over several runs in all its languages; its template and its style are named after it.
     *
     * @param methods what its template asks for besides
     * @throws IOException when the page cannot be written
     */
    void write(String body, List<? extends PageView> views, Map<String, ?> methods, OutputStream page)
            throws IOException {
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
        String style = HtmlStyle.of(file("runs.css") + file(body + ".css"), "", Map.of(), words, picks);
        write(model, style, file("page.js"), page);
    }

    private void fill(String template, Map<String, ?> model, HtmlWriter html) throws IOException {
        Map<String, Object> all = new HashMap<>(model);
        all.put("rich", (TemplateMethodModelEx) HtmlText::rich);
        try {
            configuration().getTemplate(template).process(all, html);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
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
