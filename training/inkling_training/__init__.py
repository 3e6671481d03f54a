"""Teaches SmolLM2-135M-Instruct the tasks of this app. See docs/training.md."""
