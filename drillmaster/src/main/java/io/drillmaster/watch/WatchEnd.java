package io.drillmaster.watch;

import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.CaptureRef;
import java.util.List;
import java.util.Optional;

/** What a watch leaves when it is closed. */
public record WatchEnd(
        Optional<Alignment> alignment, List<CaptureRef> captures, Optional<String> trouble) {

    public WatchEnd {
        captures = List.copyOf(captures);
    }
}
