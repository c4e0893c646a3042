# Our payment messages as the card processor takes them: minor units, one resource per operation.
.payload as $p
| {amount: minor_units($p.amount; $p.currency), currency: $p.currency, merchant_reference: .orderId} as $money
| if .type == "payment.authorise" then
    {path: "/v1/authorizations", body: ($money + {source: {token: $p.token}})}
  elif .type == "payment.capture" then
    {path: "/v1/authorizations/\($p.authorizationId | @uri)/captures", body: $money}
  elif .type == "payment.void" then
    {path: "/v1/authorizations/\($p.authorizationId | @uri)/voids", body: $money}
  elif .type == "payment.refund" then
    {path: "/v1/captures/\($p.captureId | @uri)/refunds", body: $money}
  else error("the payment provider knows no \(.type)") end
