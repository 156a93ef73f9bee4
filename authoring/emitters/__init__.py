"""What users and other programs see of a check: one module a form of output. Nothing is imported here."""
