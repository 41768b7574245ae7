package io.drillmaster.house;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** Small sources that break a rule on purpose, compiled where only the test sees them. */
final class Fixture {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|record|interface|enum) (\\w+)");

    private Fixture() {}

    static List<ClassModel> compile(Path folder, String... sources) {
        Path classes = folder.resolve("classes");
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-proc:none", "-d", classes.toString()));
        arguments.addAll(List.of("-cp", requireNonNull(System.getProperty("java.class.path"))));
        for (String source : sources) {
            arguments.add(write(folder.resolve("sources"), source).toString());
        }
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        if (result != 0) {
            throw new IllegalArgumentException("a fixture does not compile, see above");
        }
        return House.classes(classes);
    }

    static Path write(Path folder, String source) {
        Path file = folder.resolve(first(PACKAGE, source).replace('.', '/'));
        try {
            Files.createDirectories(file);
            return Files.writeString(file.resolve(first(TYPE, source) + ".java"), source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        return matcher.find() ? matcher.group(1) : "package-info";
    }
}
