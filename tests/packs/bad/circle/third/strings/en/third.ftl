third-title = A pack
third-name = A name
