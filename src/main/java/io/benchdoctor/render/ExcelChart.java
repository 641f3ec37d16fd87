package io.benchdoctor.render;

/**
 * A chart of Excel's own over cells of the workbook; never a picture.
 *
 * @param title also what it is called aloud
 * @param xml its part of the file
 */
record ExcelChart(String title, ExcelAnchor place, String xml) {}
