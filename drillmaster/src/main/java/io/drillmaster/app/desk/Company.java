package io.drillmaster.app.desk;

import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.People;
import io.drillmaster.engine.Said;
import java.util.List;

/** Everybody who can be heard, whichever way they speak. */
final class Company implements People {

    private final List<People> all;

    Company(People... all) {
        this.all = List.of(all);
    }

    @Override
    public List<Said> heard(DrillState state) {
        return all.stream().flatMap(each -> each.heard(state).stream()).toList();
    }
}
