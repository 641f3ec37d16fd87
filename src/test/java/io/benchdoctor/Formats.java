package io.benchdoctor;

import io.benchdoctor.render.Renderer;
import io.benchdoctor.render.Renderers;
import java.util.List;

/** Names of every output on the command line. */
final class Formats {
    static final List<String> ALL = Renderers.ALL.stream().map(Renderer::format).toList();

    private Formats() {}
}
