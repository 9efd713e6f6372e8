"""One thin file a page: layout, no computing. `show(page)` draws it within the frame."""
