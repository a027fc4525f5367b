# The clinic's own words.
skip-link = Go to the text
menu What is here
