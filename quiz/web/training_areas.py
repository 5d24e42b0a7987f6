"""Every area of the organizer's side of practice, for the app to register."""

from quiz.web import (
    training,
    training_campaign,
    training_export,
    training_items,
    training_reports,
    training_roster,
    training_together,
)

BLUEPRINTS = (
    training.blueprint,
    training_campaign.blueprint,
    training_roster.blueprint,
    training_items.blueprint,
    training_reports.blueprint,
    training_together.blueprint,
    training_export.blueprint,
)
