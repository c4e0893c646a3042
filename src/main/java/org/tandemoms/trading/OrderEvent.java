package org.tandemoms.trading;

/** What can happen to the order itself, apart from requests that are pending. */
enum OrderEvent {
    ASK_PERSON,
    GO_ON,
    ACKNOWLEDGE,
    REJECT,
    TRADE,
    CHANGE_TRADE,
    REPLACE,
    RESTATE,
    CANCEL,
    EXPIRE,
    DONE_FOR_DAY,
    STOP,
    SUSPEND,
    CALCULATE
}
