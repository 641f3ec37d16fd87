package io.benchdoctor.cli;

import io.benchdoctor.catalog.SloProfiles;
import io.benchdoctor.facts.Difference;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.render.ComparisonRenderers;
import io.benchdoctor.render.HistoryRenderers;
import io.benchdoctor.render.Renderer;
import io.benchdoctor.render.Renderers;
import io.benchdoctor.render.RunsRenderer;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** What a shell may offer behind an option. The library makes these objects by itself, and only where it is asked to complete. */
final class Candidates {
    private Candidates() {}

    static final class Languages implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Messages.LANGUAGES.stream(), Messages.DRAFTS.stream())
                    .iterator();
        }
    }

    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Renderers.ALL.stream().map(Renderer::format).distinct().iterator();
        }
    }

    static final class ComparisonFormats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ComparisonRenderers.ALL.stream()
                    .map(RunsRenderer::format)
                    .distinct()
                    .iterator();
        }
    }

    static final class HistoryFormats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return HistoryRenderers.ALL.stream()
                    .map(RunsRenderer::format)
                    .distinct()
                    .iterator();
        }
    }

    static final class InputFormats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return LogReader.formats().iterator();
        }
    }

    static final class Profiles implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SloProfiles.standard().ids().iterator();
        }
    }

    static final class Severities implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("critical", "warning").iterator();
        }
    }

    static final class Changes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Difference.names().iterator();
        }
    }

    static final class Shells implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CompletionCommand.SHELLS.iterator();
        }
    }
}
