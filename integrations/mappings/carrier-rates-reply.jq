# The carrier's offers, or that it does not go there.
if .status == 422 then {outcome: "REFUSED", reason: .body.reason}
else
  {outcome: "QUOTED",
   rates: [.body.offers[]
     | {service: .service, name: .label, price: .charge.amount, currency: .charge.currency}
       + (if .transitDays then {days: .transitDays} else {} end)]}
end
