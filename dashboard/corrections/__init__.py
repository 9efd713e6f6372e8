"""What editors decided: corrections of figures, deals and companies, and the meeting's notes. Kept in a database, applied by the build."""
