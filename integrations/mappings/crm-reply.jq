# The CRM's id of the activity.
{outcome: "RECORDED", activity: .body.id}
