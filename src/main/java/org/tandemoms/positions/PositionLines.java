package org.tandemoms.positions;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The positions this node writes, each by one line. */
@Component
class PositionLines {

    private final Positions positions;
    private final LotMethods methods;
    private final Map<String, PositionLine> lines = new ConcurrentHashMap<>();

    PositionLines(Positions positions, LotMethods methods) {
        this.positions = positions;
        this.methods = methods;
    }

    PositionLine of(String id) {
        return lines.computeIfAbsent(id, key -> new PositionLine(key, positions, methods));
    }
}
