wrong-title = A pack
wrong-name = A name
