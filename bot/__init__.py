"""The shell: everything that can fail for reasons outside the conversation."""
