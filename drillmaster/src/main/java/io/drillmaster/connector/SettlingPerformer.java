package io.drillmaster.connector;

/** A performer whose repertoire also finds out whether a call took hold. */
public interface SettlingPerformer extends Performer, Settles {

    @Override
    default Outcome settle(Call call) {
        return repertoire().settle(call);
    }
}
