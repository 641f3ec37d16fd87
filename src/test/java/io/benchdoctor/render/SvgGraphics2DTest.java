package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SvgGraphics2DTest {
    private static final Font ANY = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

    @ParameterizedTest
    @CsvSource({"0, 0", "0.04, 0", "-0.04, 0", "0.05, 0.1", "12.5, 12.5", "-3.26, -3.3", "1e7, 10000000"})
    void a_coordinate_has_one_decimal_at_most(double value, String written) {
        assertThat(SvgPath.number(value)).isEqualTo(written);
    }

    @Test
    void a_coordinate_that_is_no_number_is_refused() {
        assertThatThrownBy(() -> SvgPath.number(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SvgPath.number(Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_rectangle_is_four_steps_and_its_closing() {
        assertThat(SvgPath.of(new Rectangle(1, 2, 30, 40), null)).isEqualTo("M1 2h30v40h-30z");
    }

    @Test
    void rounding_does_not_add_up_along_a_path() {
        var path = new Path2D.Double();
        path.moveTo(0, 0);
        for (int i = 1; i <= 100; i++) {
            path.lineTo(i * 0.16, i);
        }

        double[] end = {0, 0};
        for (String step : SvgPath.of(path, null).substring("M0 0".length()).split("[lv]")) {
            String[] parts = step.split(" ");
            end[0] += step.isEmpty() || parts.length < 2 ? 0 : Double.parseDouble(parts[0]);
            end[1] += step.isEmpty() ? 0 : Double.parseDouble(parts[parts.length - 1]);
        }
        assertThat(end[0]).isCloseTo(16, Assertions.within(0.06));
        assertThat(end[1]).isEqualTo(100);
    }

    @Test
    void inks_have_names_and_plain_colours_a_number() {
        assertThat(drawn(pen -> {
                    pen.setPaint(ChartInk.LOST);
                    pen.fillRect(0, 0, 1, 1);
                }))
                .contains("fill=\"var(--chart-lost,#D55E00)\"");
        assertThat(drawn(pen -> {
                    pen.setColor(new Color(0x0A0B0C));
                    pen.fillRect(0, 0, 1, 1);
                }))
                .contains("fill=\"#0A0B0C\"");
    }

    @Test
    void a_stroke_keeps_its_width_dash_and_opacity() {
        String svg = drawn(pen -> {
            pen.setStroke(
                    new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {6, 5}, 0));
            pen.setComposite(AlphaComposite.SrcOver.derive(0.5f));
            pen.drawLine(0, 0, 10, 0);
        });

        assertThat(svg)
                .contains("stroke-width=\"2.5\"", "stroke-dasharray=\"6 5\"", "stroke-opacity=\"0.50\"")
                .contains("stroke-linecap=\"round\"", "stroke-linejoin=\"round\"");
    }

    @Test
    void transforms_reach_the_coordinates() {
        assertThat(drawn(pen -> {
                    pen.translate(10, 20);
                    pen.scale(2, 2);
                    pen.draw(new Line2D.Double(1, 1, 3, 1));
                }))
                .contains("d=\"M12 22h4\"");
    }

    @Test
    void a_clip_is_written_only_around_what_crosses_it() {
        String inside = drawn(pen -> {
            pen.clip(new Rectangle(0, 0, 100, 100));
            pen.fillRect(10, 10, 80, 80);
        });
        String across = drawn(pen -> {
            pen.clip(new Rectangle(0, 0, 100, 100));
            pen.fillRect(50, 50, 80, 80);
        });

        assertThat(inside).doesNotContain("clip");
        assertThat(across).contains("<clipPath id=\"a-clip-0\"><path d=\"M0 0h100v100h-100z\"/></clipPath>");
        assertThat(across).contains("clip-path=\"url(#a-clip-0)\"");
    }

    @Test
    void clips_intersect_and_a_copy_of_the_pen_has_its_own() {
        assertThat(drawn(pen -> {
                    pen.clip(new Rectangle(0, 0, 100, 100));
                    Graphics2D copy = (Graphics2D) pen.create();
                    copy.clip(new Rectangle(50, 50, 100, 100));
                    assertThat(copy.getClipBounds()).isEqualTo(new Rectangle(50, 50, 50, 50));
                    assertThat(pen.getClipBounds()).isEqualTo(new Rectangle(0, 0, 100, 100));
                }))
                .doesNotContain("<path");
    }

    @Test
    void a_ring_is_one_element() {
        var circle = new Ellipse2D.Double(0, 0, 10, 10);

        String svg = drawn(pen -> {
            pen.setPaint(ChartInk.BG);
            pen.fill(circle);
            pen.setPaint(ChartInk.DONE);
            pen.draw(circle);
            pen.draw(new Line2D.Double(0, 0, 5, 5));
        });

        assertThat(svg.split("<path")).hasSize(3);
        assertThat(svg).contains("fill=\"var(--bg,#FFFFFF)\" stroke=\"var(--chart-done,#0072B2)\"/>");
    }

    static List<Consumer<SvgGraphics2D>> refused() {
        var image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        return List.of(
                pen -> pen.drawImage(image, 0, 0, null),
                pen -> pen.drawString("text", 1, 1),
                pen -> pen.getFontMetrics(ANY),
                SvgGraphics2D::getFontRenderContext,
                SvgGraphics2D::getDeviceConfiguration,
                pen -> pen.setXORMode(Color.RED),
                pen -> pen.copyArea(0, 0, 1, 1, 1, 1),
                pen -> pen.setComposite(AlphaComposite.Clear),
                pen -> pen.setPaint(new GradientPaint(0, 0, Color.RED, 1, 1, Color.BLUE)),
                pen -> pen.drawRenderedImage(image, new AffineTransform()));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_cannot_be_drawn_is_refused_and_not_left_out(Consumer<SvgGraphics2D> call) {
        assertThatThrownBy(() -> call.accept(new SvgPage("a").graphics()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("not drawn as SVG: ");
    }

    private static String drawn(Consumer<SvgGraphics2D> drawing) {
        var page = new SvgPage("a");
        drawing.accept(page.graphics());
        return page.finish(10, 10, "");
    }
}
