"""Coverage-guided fuzzing of the readers, by ``python fuzz/run.py``; see SECURITY.md."""
