# A purchase order as the supplier takes it, and what follows on it.
.payload as $p
| if .type == "supplier.order" then
    {path: "/purchase-orders",
     body: {
       buyerAccount: $p.account, buyerOrder: .orderId, currency: $p.currency,
       position: {article: $p.supplierSku, buyerArticle: $p.sku, quantity: $p.quantity, price: $p.unitPrice},
       deliverTo: $p.location, wantedOn: $p.wantedOn}}
  elif .type == "supplier.cancel" then
    {path: "/purchase-orders/\($p.order | @uri)/cancellation", body: {reason: $p.reason}}
  elif .type == "supplier.remind" then
    {path: "/purchase-orders/\($p.order | @uri)/reminders", body: {buyerOrder: .orderId}}
  elif .type == "supplier.dispute" then
    {path: "/purchase-orders/\($p.order | @uri)/disputes", body: {invoiceNumber: $p.invoice, reason: $p.reason}}
  else error("the supplier knows no \(.type)") end
