package io.drillmaster.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The headings and machine-readable blocks of a Markdown file, in order and with their places. */
final class Outline {

    /** Something in the outline. */
    sealed interface Item {}

    record Title(int level, String text, Place place) implements Item {}

    /**
     * A fenced block.
     *
     * @param firstLine the line of its first line of content
     */
    record Block(String yaml, int firstLine, Place place) implements Item {}

    /**
     * The text between the lines of dashes at the top.
     *
     * @param lines how many lines of the file it takes up, the dashes included
     */
    record Front(String yaml, int lines) {}

    private final Optional<Front> front;
    private final List<Item> items;

    private Outline(Optional<Front> front, List<Item> items) {
        this.front = front;
        this.items = items;
    }

    Optional<Front> front() {
        return front;
    }

    List<Item> items() {
        return items;
    }

    static Outline of(String text) {
        List<String> lines = text.lines().toList();
        Optional<Front> front = front(lines);
        int skipped = front.map(Front::lines).orElse(0);
        String body = String.join("\n", lines.subList(skipped, lines.size()));
        Parser parser = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
        List<Item> items = new ArrayList<>();
        parser.parse(body).accept(new Collector(skipped, items));
        return new Outline(front, List.copyOf(items));
    }

    private static Optional<Front> front(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().strip().equals("---")) {
            return Optional.empty();
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("---")) {
                return Optional.of(new Front(String.join("\n", lines.subList(1, i)), i + 1));
            }
        }
        return Optional.empty();
    }

    private static final class Collector extends AbstractVisitor {

        private final int skipped;
        private final List<Item> items;

        Collector(int skipped, List<Item> items) {
            this.skipped = skipped;
            this.items = items;
        }

        @Override
        public void visit(Heading heading) {
            items.add(new Title(heading.getLevel(), words(heading), place(heading)));
        }

        @Override
        public void visit(FencedCodeBlock block) {
            String info = Optional.ofNullable(block.getInfo()).orElse("").strip();
            if (info.equals("drill")) {
                Place at = place(block);
                items.add(new Block(block.getLiteral(), at.line() + 1, at));
            }
        }

        private Place place(Node node) {
            List<SourceSpan> spans = node.getSourceSpans();
            if (spans.isEmpty()) {
                return new Place(skipped + 1, 1);
            }
            SourceSpan first = spans.getFirst();
            return new Place(skipped + first.getLineIndex() + 1, first.getColumnIndex() + 1);
        }

        private static String words(Node heading) {
            StringBuilder words = new StringBuilder();
            heading.accept(
                    new AbstractVisitor() {
                        @Override
                        public void visit(Text text) {
                            words.append(text.getLiteral());
                        }

                        @Override
                        public void visit(Code code) {
                            words.append(code.getLiteral());
                        }
                    });
            return words.toString();
        }
    }
}
