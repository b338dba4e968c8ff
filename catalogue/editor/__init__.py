"""Help for editors: new files, mends, advice, links to other sites, forms and the guide."""
