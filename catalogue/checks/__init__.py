"""What is wrong with the content, and with finished pages, each with its remedy."""
