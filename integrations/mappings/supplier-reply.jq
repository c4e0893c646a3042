# The supplier's answer: the order is taken or refused. Whether it delivers, and its invoice, come by call-back.
.body as $b
| {outcome: {RECEIVED: "TAKEN", REFUSED: "REFUSED", CANCELLED: "CANCELLED", NOTED: "NOTED"}[$b.status]}
| if .outcome == null then error("unknown status \($b.status)") else . end
| . + (if $b.orderNumber then {reference: $b.orderNumber} else {} end)
| . + (if $b.reason then {reason: $b.reason} else {} end)
