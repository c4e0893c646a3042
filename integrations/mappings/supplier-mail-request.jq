# A mail to a supplier: readable by people, the order as CSV for their systems.
.payload as $p
| {"supplier.order": "Purchase order", "supplier.cancel": "Cancellation of purchase order",
   "supplier.remind": "Reminder of purchase order", "supplier.dispute": "Invoice \($p.invoice) for purchase order"}[.type] as $subject
| if $subject == null then error("the supplier knows no \(.type)") else . end
| if ($p.email // "") == "" then error("the supplier has no mail address") else . end
| {to: $p.email, subject: "\($subject) \(.orderId)"}
  + if .type == "supplier.order" then
      {text: "Dear Sir or Madam,\n\nplease deliver\n\n  Order         \(.orderId)\n  Our account   \($p.account)\n  Your article  \($p.supplierSku)\n  Our article   \($p.sku)\n  Quantity      \($p.quantity)\n  Price         \($p.unitPrice) \($p.currency) each\n  Deliver to    \($p.location)\n  Wanted on     \($p.wantedOn)\n\nPlease answer this mail with the quantity and the day that you can promise.\nThe order is attached as CSV. Should this mail reach you twice, it is one and the same order.\n",
       attachments: [{name: "\(.orderId).csv", type: "text/csv; charset=UTF-8",
         text: (([["order", "account", "supplierArticle", "buyerArticle", "quantity", "unitPrice", "currency", "deliverTo", "wantedOn"],
                  [.orderId, $p.account, $p.supplierSku, $p.sku, $p.quantity, $p.unitPrice, $p.currency, $p.location, $p.wantedOn]]
                 | map(@csv) | join("\r\n")) + "\r\n")}]}
    elif .type == "supplier.cancel" then
      {text: "Dear Sir or Madam,\n\nplease do not deliver what is still open of our purchase order \(.orderId).\n\nReason: \($p.reason)\n"}
    elif .type == "supplier.remind" then
      {text: "Dear Sir or Madam,\n\nwe still wait for the goods of our purchase order \(.orderId). When do they come?\n"}
    else
      {text: "Dear Sir or Madam,\n\nwe cannot pay your invoice \($p.invoice) for our purchase order \(.orderId) as it is:\n\n\($p.reason)\n\nPlease send a corrected one.\n"}
    end
