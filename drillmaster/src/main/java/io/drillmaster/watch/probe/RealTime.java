package io.drillmaster.watch.probe;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Asks the kernel to run the calling thread before all ordinary ones, where that is allowed. */
final class RealTime {

    private static final int SCHED_FIFO = 1;

    private RealTime() {}

    /** True if the calling thread now runs under SCHED_FIFO with this priority. */
    @SuppressWarnings(
            "restricted") // Calling the kernel is the point; the agent is started with native
    // access.
    static boolean askFor(int priority) {
        Linker linker = Linker.nativeLinker();
        var symbol = linker.defaultLookup().find("sched_setscheduler");
        if (symbol.isEmpty() || !System.getProperty("os.name", "").equals("Linux")) {
            return false;
        }
        MethodHandle call =
                linker.downcallHandle(
                        symbol.get(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment priorityOnly = arena.allocateFrom(ValueLayout.JAVA_INT, priority);
            // Thread 0 is the caller.
            return (int) call.invokeExact(0, SCHED_FIFO, priorityOnly) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("sched_setscheduler cannot be called", e);
        }
    }
}
