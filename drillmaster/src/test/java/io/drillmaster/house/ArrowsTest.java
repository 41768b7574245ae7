package io.drillmaster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassModel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowsTest {

    @TempDir Path folder;

    @Test
    void every_room_uses_only_rooms_above_it() {
        assertThat(Arrows.check(House.product())).isEmpty();
    }

    @Test
    void the_arrows_were_looked_at_in_every_room_that_stands() {
        List<ClassModel> product = House.product();

        assertThat(product).hasSizeGreaterThan(60);
        assertThat(product.stream().map(House::name).map(House::roomOf).collect(Collectors.toSet()))
                .contains("connector", "runbook", "plan", "journal", "watch", "engine", "verdict");
        assertThat(product).anyMatch(model -> !Uses.ofTheHouse(model).isEmpty());
    }

    @Test
    void the_engine_and_the_verdict_never_meet() {
        assertThat(Arrows.MAY_USE.get("engine")).doesNotContain("verdict");
        assertThat(Arrows.MAY_USE.get("verdict")).doesNotContain("engine");

        assertThat(
                        breaches(
                                "package io.drillmaster.engine; public class Grades {"
                                        + " io.drillmaster.verdict.Verdict verdict; }",
                                "package io.drillmaster.verdict; public class Acts {"
                                        + " Object time(java.util.List<io.drillmaster.engine.Time>"
                                        + " all) { return all; } }"))
                .hasSize(2)
                .anySatisfy(told -> assertThat(told).contains("engine/Grades", "verdict/Verdict"))
                .anySatisfy(told -> assertThat(told).contains("verdict/Acts", "engine/Time"));
    }

    @Test
    void an_arrow_that_points_up_is_reported_with_the_way_out() {
        assertThat(
                        breaches(
                                "package io.drillmaster.connector; public class Reads {"
                                        + " io.drillmaster.runbook.Runbook runbook; }"))
                .singleElement()
                .asString()
                .contains("connector/Reads", "uses io/drillmaster/runbook/Runbook")
                .contains("move the type to the earlier room");
    }

    @Test
    void a_technology_is_known_only_to_its_own_room_and_to_the_doors() {
        String ssh = "package io.drillmaster.connector.ssh; public class Ssh {}";
        String use = " public class Uses { Object o = new io.drillmaster.connector.ssh.Ssh(); }";

        assertThat(breaches(ssh, "package io.drillmaster.app;" + use)).isEmpty();
        assertThat(breaches(ssh, "package io.drillmaster.engine;" + use))
                .singleElement()
                .asString()
                .contains("only connector itself knows connector.ssh");
    }

    @Test
    void a_room_that_is_not_in_the_table_is_reported() {
        assertThat(
                        breaches(
                                "package io.drillmaster.cellar; public class Hides {"
                                        + " io.drillmaster.runbook.Runbook runbook; }"))
                .singleElement()
                .asString()
                .contains("there is no room 'cellar'");
    }

    private List<String> breaches(String... sources) {
        return Arrows.check(Fixture.compile(folder, sources)).stream()
                .map(Breach::toString)
                .toList();
    }
}
