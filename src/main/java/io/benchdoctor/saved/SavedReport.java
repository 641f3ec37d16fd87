package io.benchdoctor.saved;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.model.Batch;
import io.benchdoctor.saved.SavedReportException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What a {@code report.json} was made from, as far as it holds it: everything but the lines of the logs and single requests. */
public record SavedReport(Batch batch, List<Diagnosis> diagnoses, List<SweepDiagnosis> sweeps)
        implements SavedDocument {
    public SavedReport {
        diagnoses = List.copyOf(diagnoses);
        sweeps = List.copyOf(sweeps);
    }

    /**
     * Reads a report.
     *
     * @throws SavedReportException where it is none, or none that this version can put into words
     * @throws IOException when the bytes cannot be read
     */
    public static SavedReport read(InputStream bytes) throws SavedReportException, IOException {
        if (SavedDocument.read(bytes) instanceof SavedReport report) {
            return report;
        }
        throw new SavedReportException(Problem.NOT_A_REPORT, 1, SavedReading.COMPARISON);
    }
}
