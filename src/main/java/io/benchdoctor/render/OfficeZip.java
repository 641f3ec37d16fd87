package io.benchdoctor.render;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A zip file whose entries tell no time of their making, so that equal content is equal bytes. */
final class OfficeZip {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private OfficeZip() {}

    /** @param streamed rows that are written while their sheet is copied */
    static void copy(byte[] zip, List<ExcelRows> streamed, OutputStream out) throws IOException {
        Map<String, ExcelRows> rows = streamed.stream().collect(Collectors.toMap(ExcelRows::part, Function.identity()));
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(zip))) {
            ZipOutputStream to = new ZipOutputStream(out);
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(NO_TIME);
                to.putNextEntry(copy);
                if (rows.containsKey(entry.getName())) {
                    rows.get(entry.getName()).write(from.readAllBytes(), to);
                } else {
                    from.transferTo(to);
                }
                to.closeEntry();
            }
            to.finish();
        }
    }
}
