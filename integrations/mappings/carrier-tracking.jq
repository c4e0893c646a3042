# A tracking call-back of the carrier as our event. One call-back carries one scan.
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
