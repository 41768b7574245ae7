package io.drillmaster.watch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.watch.Capture;
import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.Fate;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the kernel of this very machine. */
class EchoesTest {

    private static final long MS = 1_000_000;
    private static final byte[] HERE = {127, 0, 0, 1};

    @TempDir Path folder;

    private OpenLoop pinging() throws IOException, InterruptedException {
        CaptureHead head =
                new CaptureHead(
                        "path.here.there",
                        "test",
                        "b",
                        System.nanoTime() + 20 * MS,
                        0,
                        5 * MS,
                        300 * MS);
        OpenLoop loop =
                OpenLoop.pinging(folder, head, (Inet4Address) InetAddress.getByAddress(HERE));
        loop.begin(List.of());
        return loop;
    }

    private static Map<Fate, Integer> fates(Capture capture) {
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        capture.forEach(op -> fates.merge(op.fate(), 1, Integer::sum));
        return fates;
    }

    @Test
    void every_packet_that_is_answered_is_good_and_measured()
            throws IOException, InterruptedException {
        OpenLoop loop = pinging();
        Wait.until("some packets", () -> loop.reading().due() > 60);
        Capture capture = Capture.of(Files.readAllBytes(loop.end()));

        assertThat(capture.operations()).isGreaterThan(60);
        assertThat(fates(capture).getOrDefault(Fate.OK, 0)).isGreaterThan(60);
        assertThat(fates(capture)).doesNotContainKeys(Fate.UNKNOWN, Fate.ERROR);
        capture.forEach(op -> {
            if (op.ok()) {
                assertThat(op.end()).isGreaterThanOrEqualTo(op.sent());
            }
        });
    }

    @Test
    void two_paths_to_one_place_do_not_take_each_others_answers()
            throws IOException, InterruptedException {
        OpenLoop one = pinging();
        CaptureHead head =
                new CaptureHead(
                        "path.here.other", "test", "b", System.nanoTime(), 0, 5 * MS, 300 * MS);
        OpenLoop other =
                OpenLoop.pinging(folder, head, (Inet4Address) InetAddress.getByAddress(HERE));
        Wait.until("some packets", () -> one.reading().due() > 60);
        other.close();
        Capture capture = Capture.of(Files.readAllBytes(one.end()));

        assertThat(fates(capture)).doesNotContainKeys(Fate.UNKNOWN, Fate.ERROR);
    }
}
