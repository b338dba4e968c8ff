"""What knows no kind of entry: words, days, diagnostics, Markdown and the plan of a site."""
