"""Pelican as plain as it gets: its simple theme, a page per entry, tag and category."""

SITENAME = "Techniek"
SITEURL = "https://voorbeeld.nl"
THEME = "simple"
TIMEZONE = "Europe/Amsterdam"
DEFAULT_LANG = "nl"
ARTICLE_URL = ARTICLE_SAVE_AS = "{category}/{slug}.html"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = 100
