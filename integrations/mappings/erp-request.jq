# A posting as an ERP document.
.payload as $p
| {"erp.order": "SO", "erp.delivery": "DN", "erp.invoice": "IN", "erp.journal": "JE"}[.type] as $type
| if $type == null then error("the ERP knows no \(.type)") else . end
| {path: "/documents",
   body: ({
     ExternalKey: .key, DocType: $type, Reference: .orderId,
     CustomerNo: $p.customerId, Currency: $p.currency, Total: $p.total, DocDate: $p.date,
     Lines: [$p.lines[]? |
       if $type == "JE" then {Account: .account, Side: (if .side == "CREDIT" then "C" else "D" end), Amount: .amount}
       else {Material: .sku, Qty: .quantity, NetAmount: .net, TaxAmount: .tax} end
       | with_entries(select(.value != null))]}
     | with_entries(select(.value != null)))}
