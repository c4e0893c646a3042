# The supplier's invoice of a purchase order as our event; net, in the order's currency.
{id: "supplier:\(.eventId)",
 type: "supplier.invoice",
 orderId: .buyerOrder,
 number: .invoiceNumber,
 date: .invoiceDate,
 quantity: .quantity,
 unitPrice: .price}
