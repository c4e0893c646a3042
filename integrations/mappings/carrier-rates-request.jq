# The question what a shipment would cost by each service.
.payload as $p
| if .type != "carrier.rates" then error("the carrier's prices know no \(.type)") else . end
| {path: "/rates",
   body: {
     collectFrom: $p.location,
     destination: {postalCode: $p.shipTo.postalCode, country: $p.shipTo.country},
     parcels: [$p.parcels[] | if .weightGrams then {grams: .weightGrams} else {} end]}}
