# An activity under our own key; putting it twice is the same as once.
{method: "PUT",
 path: "/activities/external/\(.key | @uri)",
 body: ({
   subject: .payload.subject,
   description: .payload.text,
   contactKey: .payload.customerId,
   occurredAt: .payload.at,
   relatedTo: {type: "Order", id: .orderId}}
   | with_entries(select(.value != null)))}
