"""The modules of ``tests.hostile`` with ``CASES`` of hostile content."""

CORPUS = ("of_bytes", "of_fields", "of_files", "of_markup", "of_pictures", "of_texts")
