package io.benchdoctor.render;

/**
 * The place of a chart, from the corner of one cell to that of another.
 *
 * @param column of its left edge, {@code row} of its upper one, from 0
 * @param lastColumn of its right edge, {@code lastRow} of its lower one
 * @param fixed whether it is as large as such cells usually are, however high rows beside it become
 */
record ExcelAnchor(int column, int row, int lastColumn, int lastRow, boolean fixed) {
    /** A column and a row that nobody sets, in the units of drawings: 64 pixels and 15 points. */
    private static final long COLUMN = 609_600;

    private static final long ROW = 190_500;

    ExcelAnchor(int column, int row, int lastColumn, int lastRow) {
        this(column, row, lastColumn, lastRow, false);
    }

    /** @param chart number of the relation that leads from the drawing to the chart */
    String xml(String title, int chart) {
        String name = ExcelXml.attribute(title);
        String frame = "<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id=\"" + chart + "\" name=\"" + name
                + "\" descr=\"" + name + "\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>"
                + "<xdr:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm><a:graphic>"
                + "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart r:id=\"rId"
                + chart + "\"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/>";
        return fixed
                ? "<xdr:oneCellAnchor>" + corner("from", column, row) + "<xdr:ext cx=\""
                        + (lastColumn - column) * COLUMN + "\" cy=\"" + (lastRow - row) * ROW + "\"/>" + frame
                        + "</xdr:oneCellAnchor>"
                : "<xdr:twoCellAnchor editAs=\"twoCell\">" + corner("from", column, row)
                        + corner("to", lastColumn, lastRow) + frame + "</xdr:twoCellAnchor>";
    }

    private static String corner(String name, int column, int row) {
        return "<xdr:" + name + "><xdr:col>" + column + "</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>" + row
                + "</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:" + name + ">";
    }
}
