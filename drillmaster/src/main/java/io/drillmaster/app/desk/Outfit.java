package io.drillmaster.app.desk;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.connector.Connectors;
import io.drillmaster.engine.Time;
import io.drillmaster.watch.Watches;

/** Hands, eyes and clock for one estate. */
public interface Outfit extends AutoCloseable {

    Connectors connectors();

    Time time();

    /** The watches of one drill; what they see is kept in its folder. */
    Watches watches(DrillHome drill);

    @Override
    void close();
}
