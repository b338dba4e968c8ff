"""What follows from the schema besides the checks: form, guide, files for VS Code and GitHub."""
