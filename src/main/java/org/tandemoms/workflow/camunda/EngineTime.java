package org.tandemoms.workflow.camunda;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tandemoms.shared.ClockMoved;

/** The engine's timers go by the house's clock, also where a sandbox sets it forward. */
@Component
class EngineTime {

    @EventListener
    void follow(ClockMoved moved) {
        ClockUtil.offset(moved.ahead().toMillis());
    }
}
