"""One module for each question a user asks: sources in, values out; nothing here prints."""
