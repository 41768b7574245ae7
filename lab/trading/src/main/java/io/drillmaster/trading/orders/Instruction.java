package io.drillmaster.trading.orders;

/** What the engine can be told to do. */
public sealed interface Instruction {

    String session();

    /** Book this order and trade it. */
    record Place(Ticket ticket) implements Instruction {
        @Override
        public String session() {
            return ticket.session();
        }
    }

    /** Take what is left of one order out of the book. */
    record Cancel(String session, String cancelId, String clientOrderId) implements Instruction {}

    /** Take every open order of a session out of the book, because its client is gone. */
    record CancelAll(String session) implements Instruction {}
}
