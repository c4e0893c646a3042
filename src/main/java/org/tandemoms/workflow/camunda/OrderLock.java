package org.tandemoms.workflow.camunda;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets one transaction at a time move an order's processes. The engine itself reads a process in several statements and
 * stumbles when another transaction ends it between them; conflicts would also cost a second run of every step.
 */
@Component
class OrderLock {

    private final JdbcTemplate jdbc;

    OrderLock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Waits for whoever moves the order now and keeps others waiting until this transaction ends.
     *
     * @return false when the order has no live process
     */
    boolean take(String orderId) {
        return !jdbc.queryForList(
                        "select ID_ from ACT_RU_EXECUTION"
                                + " where BUSINESS_KEY_ = ? and PARENT_ID_ is null and SUPER_EXEC_ is null for update",
                        String.class,
                        orderId)
                .isEmpty();
    }
}
