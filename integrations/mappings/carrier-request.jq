# A shipment as the carrier's consignment, its hand-over to the driver, and its cancellation.
.payload as $p
| if .type == "carrier.book" or .type == "carrier.send-back" then
    {path: "/consignments",
     body: {
       shipperReference: ($p.shipmentId // .orderId),
       orderReference: .orderId,
       service: ($p.service // "STANDARD"),
       collectFrom: $p.location,
       consignee: {
         name: $p.shipTo.name, street: $p.shipTo.street, city: $p.shipTo.city,
         postalCode: $p.shipTo.postalCode, country: $p.shipTo.country},
       contents: [$p.lines[]? | {article: .sku, pieces: .quantity}]}
       + (if $p.collection then {collection: $p.collection, parcels: [$p.parcels[]? | {sscc: .}]} else {} end)}
  elif .type == "carrier.handover" then
    {path: "/consignments/\($p.consignment | @uri)/handover", body: {shipperReference: $p.shipmentId}}
  elif .type == "carrier.cancel" then
    {path: "/consignments/\($p.consignment | @uri)/cancellation", body: {reason: ($p.reason // "cancelled by shipper")}}
  else error("the carrier knows no \(.type)") end
