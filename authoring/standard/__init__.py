"""What the regulation and the standards say, as data that the writer and the rules both read."""
