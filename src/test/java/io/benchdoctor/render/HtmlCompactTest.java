package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class HtmlCompactTest {
    @Test
    void a_plain_value_needs_no_quotes_and_any_other_keeps_them() {
        assertThat(HtmlCompact.of("<a class=\"term\" href=\"#a-1\">x</a>")).isEqualTo("<a class=term href=#a-1>x</a>");
        assertThat(HtmlCompact.of("<p title=\"a b\" lang=\"\">x</p>y")).isEqualTo("<p title=\"a b\" lang=\"\">x</p>y");
        assertThat(HtmlCompact.of("<use href=\"#a\"/>")).isEqualTo("<use href=\"#a\"/>");
    }

    @Test
    void what_html_closes_by_itself_is_not_closed() {
        String table =
                "<table><thead><tr><th>a</th></tr></thead>\n<tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody>\n</table>";

        String compact = HtmlCompact.of(table);

        assertThat(compact).doesNotContain("<tbody>", "</td><", "</tr>\n<tr>");
        assertThat(tree(compact)).isEqualTo(tree(table));
    }

    @Test
    void a_paragraph_is_closed_where_text_follows_it() {
        String html = "<div><p>a</p><p>b</p>c<p>d</p></div><ul><li>e</li><li><p>f</p></li></ul>";

        assertThat(HtmlCompact.of(html))
                .isEqualTo("<div><p>a<p>b</p>c<p>d</div><ul><li>e<li><p>f</ul>")
                .satisfies(compact -> assertThat(tree(compact)).isEqualTo(tree(html)));
    }

    @Test
    void a_log_keeps_every_blank() {
        String log = "<pre class=\"log\"><span>a  =\"b\" </span>\n\n   <span>c</span></pre>";

        assertThat(HtmlCompact.of("<div>\n\n  " + log + "  \n</div>"))
                .isEqualTo("<div>\n" + log.replace("\"log\"", "log") + "\n</div>");
    }

    private static String tree(String html) {
        return Jsoup.parse(html).body().html().replaceAll("\\s+", "");
    }
}
