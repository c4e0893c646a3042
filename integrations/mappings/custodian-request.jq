# A settlement instruction in the short names of ISO 20022 (sese.023). A reversal names the instruction that it takes back.
if .type != "custodian.instruct" then error("the custodian knows no \(.type)") else . end
| .payload as $p
| {path: "/instructions",
   body: ({
     TxId: .key,
     ClntOrdrRef: .orderId,
     SctiesMvmntTp: (if $p.side == "BUY" then "RECE" else "DELI" end),
     Pmt: "APMT",
     TradDt: $p.tradeDate,
     SttlmDt: $p.settlementDate,
     FinInstrmId: ({ISIN: $p.isin, Desc: $p.symbol} | with_entries(select(.value != null))),
     SttlmQty: $p.quantity,
     SttlmAmt: {Amt: $p.amount, Ccy: $p.currency},
     SfkpgAcct: $p.account,
     CtrPty: $p.counterparty,
     Lnkgs: (if $p.reverses then [{Ref: {SctiesSttlmTxId: $p.reverses}}] else null end)}
     | with_entries(select(.value != null)))}
