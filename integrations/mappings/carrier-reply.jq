# The carrier's answer: booked or refused, cancelled or already on its way.
.body as $b
| {consignment: $b.consignmentNumber,
   outcome: {BOOKED: "BOOKED", REFUSED: "REFUSED", CANCELLED: "CANCELLED", HANDED_OVER: "HANDED_OVER", COLLECTED: "TOO_LATE"}[$b.status]}
| if .outcome == null then error("unknown status \($b.status)") else . end
| . + (if $b.trackingNumber then {tracking: $b.trackingNumber} else {} end)
| . + (if $b.reason then {reason: $b.reason} else {} end)
