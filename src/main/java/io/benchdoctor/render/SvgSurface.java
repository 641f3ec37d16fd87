package io.benchdoctor.render;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;

/**
 * What a drawing cannot say: pixels, images and fonts are refused, because a drawing that leaves something out in silence
 * would be wrong.
 */
abstract class SvgSurface extends Graphics2D {

    @Override
    public boolean hit(Rectangle area, Shape shape, boolean onStroke) {
        return shape.intersects(area);
    }

    @Override
    public void setPaintMode() {
        // The only mode there is.
    }

    @Override
    public void dispose() {
        // Nothing is held.
    }

    @Override
    public void setXORMode(Color color) {
        throw refused("exclusive or");
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        throw refused("clearing");
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw refused("copying");
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        throw refused("measuring by a font of this machine");
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        throw refused("measuring by a font of this machine");
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        throw refused("asking for a device");
    }

    @Override
    public void drawString(String text, int x, int y) {
        throw refused("text; labels are written by ChartLabel");
    }

    @Override
    public void drawString(String text, float x, float y) {
        throw refused("text; labels are written by ChartLabel");
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        throw refused("styled text");
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        throw refused("styled text");
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        throw refused("glyphs");
    }

    @Override
    public boolean drawImage(Image image, AffineTransform transform, ImageObserver observer) {
        throw refused("images");
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp operation, int x, int y) {
        throw refused("images");
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform transform) {
        throw refused("images");
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform transform) {
        throw refused("images");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw refused("images");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw refused("images");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color background, ImageObserver observer) {
        throw refused("images");
    }

    @Override
    public boolean drawImage(
            Image image, int x, int y, int width, int height, Color background, ImageObserver observer) {
        throw refused("images");
    }

    @Override
    public boolean drawImage(
            Image image, int x1, int y1, int x2, int y2, int a1, int b1, int a2, int b2, ImageObserver observer) {
        throw refused("images");
    }

    @Override
    public boolean drawImage(
            Image image,
            int x1,
            int y1,
            int x2,
            int y2,
            int a1,
            int b1,
            int a2,
            int b2,
            Color background,
            ImageObserver observer) {
        throw refused("images");
    }

    static UnsupportedOperationException refused(String what) {
        return new UnsupportedOperationException("not drawn as SVG: " + what);
    }
}
