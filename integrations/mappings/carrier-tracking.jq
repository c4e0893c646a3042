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
# a proof that makes no sense must not keep the delivery from being heard
| ($scan.proof | if type == "object" then . else {} end) as $proof
| . + (if ($proof.receivedBy | type) == "string" then {signedBy: $proof.receivedBy} else {} end)
| . + (if ($proof.image | type) == "string" then {document: $proof.image} else {} end)
