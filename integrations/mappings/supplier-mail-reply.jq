# The mail is with the server, which is all that can be known at once; a buyer enters what the supplier answers.
{outcome: {"supplier.order": "TAKEN", "supplier.cancel": "CANCELLED"}[.message.type]}
| if .outcome == null then {outcome: "NOTED"} else . end
