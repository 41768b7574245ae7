package io.drillmaster.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
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

    /** A fenced block and the place of its fence; its content begins on the next line. */
    record Block(String yaml, Place place) implements Item {}

    /**
     * The text between the lines of dashes at the top.
     *
     * @param lines how many lines of the file it takes up, the dashes included
     */
    record Front(String yaml, int lines) {}

    private static final String FENCE = "drill";
    private static final int NESTED = 32;
    private static final Pattern DECORATION = Pattern.compile("[`*]");

    private final Problems problems;
    private final List<Item> items = new ArrayList<>();
    private Optional<Front> front = Optional.empty();
    private boolean whole = true;

    private Outline(Problems problems) {
        this.problems = problems;
    }

    Optional<Front> front() {
        return front;
    }

    List<Item> items() {
        return List.copyOf(items);
    }

    /** Whether every block that means to be a step is among the items. */
    boolean isWhole() {
        return whole;
    }

    static Outline of(String text, Problems problems) {
        Outline outline = new Outline(problems);
        List<String> lines = text.lines().toList();
        outline.front = outline.front(lines);
        int skipped = outline.front.map(Front::lines).orElse(0);
        outline.body(String.join("\n", lines.subList(skipped, lines.size())), skipped);
        return outline;
    }

    /** That of a text without a front. */
    static Outline body(String text, Problems problems) {
        Outline outline = new Outline(problems);
        outline.body(text, 0);
        return outline;
    }

    private Optional<Front> front(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().strip().equals("---")) {
            problems.add(
                    1,
                    1,
                    "the front matter is missing",
                    "begin the file with a line `---`, then `id:`, `title:` and so on, and another"
                            + " line `---`");
            return Optional.empty();
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("---")) {
                return Optional.of(new Front(String.join("\n", lines.subList(1, i)), i + 1));
            }
        }
        problems.add(
                1, 1, "the front matter never ends", "close it with a second line that says `---`");
        return Optional.empty();
    }

    /** Prose is for people: its words are not parsed, only its blocks are. */
    private void body(String body, int skipped) {
        Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .maxOpenBlockParsers(NESTED)
                .inlineParserFactory(context ->
                        (lines, node) -> node.appendChild(new Text(lines.getContent().strip())))
                .build()
                .parse(body)
                .accept(new Collector(skipped));
    }

    private final class Collector extends AbstractVisitor {

        private final int skipped;

        Collector(int skipped) {
            this.skipped = skipped;
        }

        @Override
        public void visit(Heading heading) {
            String words = heading.getFirstChild() instanceof Text text ? text.getLiteral() : "";
            String title = DECORATION.matcher(words).replaceAll("");
            items.add(new Title(heading.getLevel(), title, place(heading)));
        }

        @Override
        public void visit(FencedCodeBlock block) {
            String info = Optional.ofNullable(block.getInfo()).orElse("").strip();
            Place at = place(block);
            if (!info.equals(FENCE)) {
                misspelt(info, at);
            } else if (at.column() > 1) {
                whole = false;
                problems.add(
                        at,
                        "this drill block does not begin at the left edge",
                        "take it out of the list or quotation, and out of its indentation");
            } else {
                if (block.getClosingFenceLength() == null) {
                    problems.add(
                            at, "this drill block never ends", "close it with a line of three `");
                }
                items.add(new Block(block.getLiteral(), at));
            }
        }

        /** A block that nobody would run because of one wrong letter is worse than a problem. */
        private void misspelt(String info, Place at) {
            String first = info.split("\\s", 2)[0];
            if (!first.isEmpty() && Suggestion.nearest(first, List.of(FENCE)).isPresent()) {
                whole = false;
                problems.add(
                        at,
                        "a block named `" + info + "` is prose to the machine",
                        "write ```" + FENCE + ", and nothing after it");
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
    }
}
