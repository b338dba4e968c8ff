"""The pages that visitors see, and the theme that they share."""
