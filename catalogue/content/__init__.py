"""From the bytes in ``content/`` to connected records."""
