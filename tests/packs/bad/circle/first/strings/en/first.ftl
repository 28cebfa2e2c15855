first-title = A pack
first-name = A name
