# The supplier's acknowledgement of a purchase order as our event. Quantity and date tell what it changes.
{id: "supplier:\(.eventId)",
 type: "supplier.acknowledgement",
 orderId: .buyerOrder,
 reference: .orderNumber,
 status: ({ACCEPTED: "ACCEPTED", CHANGED: "CHANGED", REFUSED: "REFUSED"}[.status] // error("unknown status \(.status)")),
 quantity: .quantity,
 date: (if .deliveryDate == "" then null else .deliveryDate end),
 reason: .reason}
| with_entries(select(.value != null))
