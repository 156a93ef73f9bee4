"""Figures in Chinese official prose: reading them, calculating with them, writing them."""
