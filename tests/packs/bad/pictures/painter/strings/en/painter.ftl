painter-title = A pack
painter-name = A name
