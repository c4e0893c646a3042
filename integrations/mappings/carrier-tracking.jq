# A tracking call-back of the carrier as our event. One call-back carries one scan; a delivery may say who took it.
.scans[0] as $scan
| {id: "carrier:\(.eventId)",
   type: "shipment.tracking",
   shipment: .shipperReference,
   orderId: .orderReference,
   consignment: .consignmentNumber,
   tracking: .trackingNumber,
   status: ({PU: "PICKED_UP", IT: "IN_TRANSIT", DL: "DELIVERED", LO: "LOST"}[$scan.code] // error("unknown scan \($scan.code)")),
   text: $scan.text,
   at: $scan.at}
| . + (if $scan.proof.receivedBy then {signedBy: $scan.proof.receivedBy} else {} end)
| . + (if $scan.proof.image then {document: $scan.proof.image} else {} end)
