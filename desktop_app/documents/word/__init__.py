"""Documents as Word files for WPS and Word: the same content model, page set-up and faces as on paper, to be edited."""
