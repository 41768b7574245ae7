package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.runbook.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApprovableTest {

    private static final Planned USUAL = Planned.usual().on(production());

    private static Estate production() {
        return TestEstates.with("kind: lab", "kind: production");
    }

    private static String digest(Planned planned) {
        return Approvable.digest(planned.plan(), planned.runbook());
    }

    @Test
    void what_the_estate_decides_by_itself_makes_no_approval_stale() {
        Planned another =
                USUAL.knowing(
                        Surveys.with(
                                Map.of(
                                        "patroni.cluster trading-db leader", "nyc-db2",
                                        "patroni.settings trading-db ttl", "21s")));

        assertThat(another.plan().digest()).isNotEqualTo(USUAL.plan().digest());
        assertThat(digest(another)).isEqualTo(digest(USUAL)).hasSize(64);
    }

    @Test
    void whatever_people_decide_is_another_plan() {
        assertThat(digest(USUAL.choosing("injection", "power"))).isNotEqualTo(digest(USUAL));
        assertThat(digest(USUAL.by(Planned.crew("drill-master", "Bob"))))
                .isNotEqualTo(digest(USUAL));
        assertThat(digest(USUAL.of(Page.good().replace("02:00-03:00", "02:00-04:00"))))
                .isNotEqualTo(digest(USUAL));
        assertThat(digest(USUAL.on(TestEstates.with("kind: lab", "kind: production # new"))))
                .isNotEqualTo(digest(USUAL));
    }

    @Test
    void on_a_lab_it_is_of_no_account_who_happens_to_sit_at_the_terminal() {
        Planned lab = Planned.usual();

        assertThat(digest(lab.by(Planned.crew("drill-master", "Bob")))).isEqualTo(digest(lab));
    }
}
