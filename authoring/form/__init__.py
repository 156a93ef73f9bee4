"""The form: its models, how it is loaded, written and scaffolded, and the profiles it is filled in by.

Import the modules: this package itself stays light, so that nothing pays for pydantic and YAML without need.
"""
