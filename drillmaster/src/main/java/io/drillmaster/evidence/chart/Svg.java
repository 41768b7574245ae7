package io.drillmaster.evidence.chart;

import java.util.Locale;

/** A drawing under way; colours come from the page by class name. */
public final class Svg {

    private final StringBuilder out = new StringBuilder(4096);

    /**
     * Begins a drawing.
     *
     * @param told what the drawing shows, for those who cannot see it
     */
    public Svg(double width, double height, String told) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\" aria-label=\"")
                .append(escape(told))
                .append("\">");
    }

    public Svg rect(double x, double y, double width, double height, String kind) {
        return rect(x, y, width, height, kind, "");
    }

    /**
     * A rectangle.
     *
     * @param hint shown when the pointer rests on it; empty for none
     */
    public Svg rect(double x, double y, double width, double height, String kind, String hint) {
        open("rect", kind);
        attribute("x", x);
        attribute("y", y);
        attribute("width", Math.max(0, width));
        attribute("height", Math.max(0, height));
        return close("rect", hint);
    }

    public Svg line(double x1, double y1, double x2, double y2, String kind) {
        return line(x1, y1, x2, y2, kind, "");
    }

    public Svg line(double x1, double y1, double x2, double y2, String kind, String hint) {
        open("line", kind);
        attribute("x1", x1);
        attribute("y1", y1);
        attribute("x2", x2);
        attribute("y2", y2);
        return close("line", hint);
    }

    public Svg circle(double x, double y, double radius, String kind) {
        open("circle", kind);
        attribute("cx", x);
        attribute("cy", y);
        attribute("r", radius);
        return close("circle", "");
    }

    /** A path in SVG's own words. */
    public Svg path(CharSequence d, String kind) {
        open("path", kind);
        out.append(" d=\"").append(escape(d.toString())).append('"');
        return close("path", "");
    }

    /**
     * A line of text.
     *
     * @param anchor start, middle or end
     */
    public Svg text(double x, double y, String anchor, String kind, String text) {
        open("text", kind);
        attribute("x", x);
        attribute("y", y);
        out.append(" text-anchor=\"").append(anchor).append("\">");
        out.append(escape(text)).append("</text>");
        return this;
    }

    private void open(String element, String kind) {
        out.append('<').append(element).append(" class=\"").append(escape(kind)).append('"');
    }

    private void attribute(String name, double value) {
        out.append(' ').append(name).append("=\"").append(number(value)).append('"');
    }

    private Svg close(String element, String hint) {
        if (hint.isEmpty()) {
            out.append("/>");
        } else {
            out.append("><title>")
                    .append(escape(hint))
                    .append("</title></")
                    .append(element)
                    .append('>');
        }
        return this;
    }

    /** The finished drawing. */
    public String text() {
        return out + "</svg>";
    }

    /** With no more digits than an eye can tell. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
