package io.drillmaster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesTest {

    @TempDir Path folder;

    @Test
    void every_package_says_that_it_is_null_marked() {
        List<ClassModel> classes = new ArrayList<>(House.product());
        classes.addAll(House.tests());

        assertThat(Packages.all(House.product())).hasSizeGreaterThan(8);
        assertThat(Packages.checkNullMarked(classes)).isEmpty();
    }

    @Test
    void no_package_has_a_name_that_says_nothing() {
        assertThat(Packages.checkNames(House.product())).isEmpty();
    }

    @Test
    void packages_do_not_go_in_circles() {
        assertThat(Packages.checkCycles(House.product())).isEmpty();
    }

    @Test
    void an_unmarked_package_is_reported() {
        assertThat(
                        Packages.checkNullMarked(
                                Fixture.compile(
                                        folder,
                                        "package io.drillmaster.plan; class A {}",
                                        "package io.drillmaster.watch; class B {}",
                                        "@org.jspecify.annotations.NullMarked"
                                                + " package io.drillmaster.watch;")))
                .singleElement()
                .asString()
                .contains("plan", "package-info.java with @NullMarked");
    }

    @Test
    void a_name_that_says_nothing_is_reported_at_any_depth() {
        assertThat(
                        Packages.checkNames(
                                Fixture.compile(
                                        folder,
                                        "package io.drillmaster.util; class A {}",
                                        "package io.drillmaster.plan.impl; class B {}",
                                        "package io.drillmaster.plan; class Model {}")))
                .hasSize(2)
                .allSatisfy(breach -> assertThat(breach.toString()).contains("the earlier one"));
    }

    @Test
    void a_circle_of_three_packages_is_reported_once_with_its_way() {
        assertThat(
                        Packages.checkCycles(
                                Fixture.compile(
                                        folder,
                                        "package io.drillmaster.a; public class A {"
                                                + " io.drillmaster.b.B b; }",
                                        "package io.drillmaster.b; public class B {"
                                                + " io.drillmaster.b.c.C c; }",
                                        "package io.drillmaster.b.c; public class C {"
                                                + " io.drillmaster.a.A a; }")))
                .singleElement()
                .asString()
                .contains("a -> b -> b/c -> a");
    }
}
