package io.benchdoctor.saved;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.benchdoctor.saved.SavedReportException.Problem;
import java.io.IOException;
import java.io.InputStream;

/** What a file that this program saved was made from. */
public sealed interface SavedDocument permits SavedReport, SavedComparison {
    /**
     * Reads a file; one run is in memory as text at a time.
     *
     * @throws SavedReportException where it is none that this version can put into words
     * @throws IOException when the bytes cannot be read
     */
    static SavedDocument read(InputStream bytes) throws SavedReportException, IOException {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(30)
                        .maxStringLength(1_000_000)
                        .maxNameLength(1_000)
                        .maxNumberLength(100)
                        .build())
                .build();
        try (JsonParser json = factory.createParser(bytes)) {
            return new SavedReading(json).document();
        } catch (StreamConstraintsException large) {
            throw new SavedReportException(Problem.TOO_LARGE, line(large), "");
        } catch (JsonProcessingException broken) {
            throw new SavedReportException(Problem.NOT_JSON, line(broken), "");
        }
    }

    private static int line(JsonProcessingException mistake) {
        return mistake.getLocation() == null
                ? 1
                : Math.max(1, mistake.getLocation().getLineNr());
    }
}
