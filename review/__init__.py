"""fashen: the library and command line that review township drafts for legality."""
