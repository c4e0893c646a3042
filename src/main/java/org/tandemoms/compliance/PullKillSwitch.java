package org.tandemoms.compliance;

import org.springframework.stereotype.Component;

/** Sets a kill switch and begins to cancel what it covers. */
@Component
public class PullKillSwitch {

    private final KillSwitches switches;
    private final KillSwitchSweep sweep;

    PullKillSwitch(KillSwitches switches, KillSwitchSweep sweep) {
        this.switches = switches;
        this.sweep = sweep;
    }

    /** Durable when this returns; the cancels follow. */
    public KillSwitches.Pulled pull(KillSwitch.Scope scope, String value, String reason, String key, String by) {
        KillSwitches.Pulled pulled = switches.set(scope, value, reason, key, by);
        if (pulled.killSwitch().releasedAt() == null) {
            sweep.begin(pulled.killSwitch());
        }
        return pulled;
    }
}
