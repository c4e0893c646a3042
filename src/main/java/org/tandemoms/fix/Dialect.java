package org.tandemoms.fix;

import java.util.Set;
import org.tandemoms.trading.ExecType;
import org.tandemoms.trading.OrdStatus;
import quickfix.FieldMap;
import quickfix.field.ExecRestatementReason;
import quickfix.field.ExecTransType;
import quickfix.field.LastQty;

/** What differs between the FIX versions we speak: how executions are told, and which refusals have a code. */
enum Dialect {
    /** Trades are ExecType 1 or 2; corrections and status answers are told by ExecTransType (20). */
    FIX42 {
        @Override
        ExecType execType(FieldMap message) {
            String transType = message.getOptionalString(ExecTransType.FIELD).orElse("0");
            return switch (transType.charAt(0)) {
                case ExecTransType.CANCEL -> ExecType.TRADE_CANCEL;
                case ExecTransType.CORRECT -> ExecType.TRADE_CORRECT;
                case ExecTransType.STATUS -> ExecType.ORDER_STATUS;
                default -> super.execType(message);
            };
        }

        @Override
        void writeExecution(FieldMap message, ExecType execType, OrdStatus ordStatus, boolean nothingLeft) {
            char transType = ExecTransType.NEW;
            char type = execType.code();
            switch (execType) {
                case TRADE -> type = nothingLeft ? FILL : PARTIAL_FILL;
                case TRADE_CANCEL -> transType = ExecTransType.CANCEL;
                case TRADE_CORRECT -> transType = ExecTransType.CORRECT;
                case ORDER_STATUS -> transType = ExecTransType.STATUS;
                case TRIGGERED -> type = ExecType.RESTATED.code();
                default -> {}
            }
            char status = status(execType, ordStatus);
            message.setChar(ExecTransType.FIELD, transType);
            message.setChar(EXEC_TYPE, transType == ExecTransType.NEW ? type : status);
            message.setChar(ORD_STATUS, status);
        }

        /** FIX 4.2 has a status of its own for an order that was replaced and has not traded. */
        private static char status(ExecType execType, OrdStatus ordStatus) {
            boolean replaced = execType == ExecType.REPLACED && ordStatus == OrdStatus.NEW;
            return replaced ? OrdStatus.REPLACED.code() : ordStatus.code();
        }

        @Override
        Integer restatement(ExecType type, Integer reason) {
            return type == ExecType.TRIGGERED ? Integer.valueOf(ExecRestatementReason.BROKER_OPTION) : reason;
        }

        @Override
        int orderRejection(int reason) {
            return reason <= 8 ? reason : BROKER_OPTION;
        }

        @Override
        int cancelRejection(int reason) {
            return reason <= 3 ? reason : CANCEL_BROKER_OPTION;
        }

        @Override
        int allocationRejection(int reason) {
            return reason <= OTHER_ALLOCATION_REJECTION ? reason : OTHER_ALLOCATION_REJECTION;
        }
    },
    /** No ExecType tells that an order was triggered before FIX 5.0: it is restated. */
    FIX44 {
        @Override
        void writeExecution(FieldMap message, ExecType execType, OrdStatus ordStatus, boolean nothingLeft) {
            ExecType type = execType == ExecType.TRIGGERED ? ExecType.RESTATED : execType;
            super.writeExecution(message, type, ordStatus, nothingLeft);
        }

        @Override
        Integer restatement(ExecType type, Integer reason) {
            return type == ExecType.TRIGGERED ? Integer.valueOf(ExecRestatementReason.OTHER) : reason;
        }
    },
    FIX50SP2;

    private static final int EXEC_TYPE = quickfix.field.ExecType.FIELD;
    private static final int ORD_STATUS = quickfix.field.OrdStatus.FIELD;
    private static final char PARTIAL_FILL = '1';
    private static final char FILL = '2';

    /** Brokers that speak 4.4 still send the older codes for fills. */
    private static final Set<String> FILLS_OF_OLD = Set.of("1", "2");

    private static final int BROKER_OPTION = 0;
    private static final int CANCEL_BROKER_OPTION = 2;
    private static final int OTHER_ALLOCATION_REJECTION = 7;

    static Dialect of(String beginString) {
        return switch (beginString) {
            case "FIX.4.2" -> FIX42;
            case "FIX.4.4" -> FIX44;
            case "FIXT.1.1" -> FIX50SP2;
            default -> throw new IllegalArgumentException("There is no dialect for " + beginString);
        };
    }

    /** @throws IllegalArgumentException when the code is none of the standard's */
    ExecType execType(FieldMap message) {
        String code = message.getOptionalString(EXEC_TYPE).orElse("?");
        return FILLS_OF_OLD.contains(code) ? fillOfOld(message) : ExecType.of(code.charAt(0));
    }

    /** QuickFIX/J's executor even acknowledges by a fill's code: one without LastQty only tells the status. */
    private static ExecType fillOfOld(FieldMap message) {
        if (message.isSetField(LastQty.FIELD)) {
            return ExecType.TRADE;
        }
        String status = message.getOptionalString(ORD_STATUS).orElse("");
        return status.equals(String.valueOf(OrdStatus.NEW.code())) ? ExecType.NEW : ExecType.ORDER_STATUS;
    }

    /** Writes ExecType (150) and OrdStatus (39), and what else the version tells an execution's nature by. */
    void writeExecution(FieldMap message, ExecType execType, OrdStatus ordStatus, boolean nothingLeft) {
        message.setChar(EXEC_TYPE, execType.code());
        message.setChar(ORD_STATUS, ordStatus.code());
    }

    /** ExecRestatementReason (378), or null. */
    Integer restatement(ExecType type, Integer reason) {
        return reason;
    }

    /** OrdRejReason (103), or the nearest this version has. */
    int orderRejection(int reason) {
        return reason;
    }

    /** CxlRejReason (102), or the nearest this version has. */
    int cancelRejection(int reason) {
        return reason;
    }

    /** AllocRejCode (88), or the nearest this version has. */
    int allocationRejection(int reason) {
        return reason;
    }
}
