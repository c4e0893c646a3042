# The card processor's answer in our words. 402 is an answer too: the card was declined.
.body as $b
| {outcome: {
     "payment.authorise": {authorized: "AUTHORISED", declined: "DECLINED"},
     "payment.capture": {captured: "CAPTURED", declined: "FAILED"},
     "payment.void": {voided: "VOIDED", declined: "FAILED"},
     "payment.refund": {refunded: "REFUNDED", declined: "FAILED"}
   }[.message.type][$b.status]}
| if .outcome == null then error("unknown status \($b.status)") else . end
| . + (if $b.decline_code then {reason: $b.decline_code} else {} end)
| . + {amount: major_units($b.amount; $b.currency), currency: $b.currency}
| . + (if $b.id | startswith("auth_") then {authorizationId: $b.id}
       elif $b.id | startswith("cap_") then {captureId: $b.id, authorizationId: $b.authorization}
       else {operationId: $b.id} end)
