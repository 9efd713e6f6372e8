"""Follow-ups as an iCalendar file (RFC 5545) that Google Calendar and Outlook read: one all-day event a promise."""

from datetime import datetime, timedelta

import pandas as pd
from icalendar import Calendar, Event

from dashboard.brief.lines import Said, day
from dashboard.locales import text
from dashboard.metrics.rows import each

_PRODUCT = "-//ai-investment-coverage//follow-ups//"


def calendar(due: pd.DataFrame, said: Said, made_at: datetime) -> bytes:
    """The follow-ups `due` (see `metrics.followups.items`) that are not settled yet, as one calendar.

    Args:
        due: items; settled ones are left out.
        said: names, addresses and language.
        made_at: aware time of writing; the same for every event, so that the same tables give the same file.
    """
    agenda = Calendar()
    agenda.add("prodid", f"{_PRODUCT}{said.language.upper()}")
    agenda.add("version", "2.0")
    agenda.add("method", "PUBLISH")
    agenda.add("x-wr-calname", text(said.language, "brief-calendar"))
    for row in each(due[due["state"] != "settled"]):
        event = Event()
        event.add("uid", f"{row.item_id}@ai-investment-coverage")
        event.add("dtstamp", made_at)
        event.add("dtstart", row.due_on)
        event.add("dtend", row.due_on + timedelta(days=1))
        event.add("summary", text(said.language, "brief-event", deal=said.deals[row.deal_id], when=row.when_text))
        told = text(said.language, "brief-event-told", told=day(row.told_on, said.language), posts=row.posts)
        tellings = [
            part for sentence, post, _ in row.tellings for part in ([sentence] if said.quotes else []) + [said.urls[post]]
        ]
        event.add("description", "\n".join([told, *tellings]))
        event.add("url", said.urls[row.post_id])
        event.add("transp", "TRANSPARENT")
        event.add("categories", [text(said.language, f"kind-{row.kind}")])
        agenda.add_component(event)
    return bytes(agenda.to_ical())
