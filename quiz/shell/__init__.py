"""What one types in a shell: one module for each command of `quiz`."""
