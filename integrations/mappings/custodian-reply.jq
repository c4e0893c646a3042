# The custodian has taken the instruction; the settlement itself is told by call-back.
{outcome: "INSTRUCTED", reference: .body.AcctSvcrTxId}
