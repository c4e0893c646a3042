# The ERP's document number.
{outcome: "POSTED", document: .body.DocNumber}
