# A status call-back of the custodian (sese.024/025) as our event.
{id: "custodian:\(.StsId)",
 type: "settlement.status",
 orderId: .ClntOrdrRef,
 instruction: .TxId,
 reference: .AcctSvcrTxId,
 status: ({SETT: "SETTLED", PENF: "FAILED"}[.SttlmSts] // error("unknown status \(.SttlmSts)")),
 at: .FctvSttlmDt}
+ (if .Rsn then {reason: .Rsn} else {} end)
