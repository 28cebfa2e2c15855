maker-title = A pack
maker-name = A name
