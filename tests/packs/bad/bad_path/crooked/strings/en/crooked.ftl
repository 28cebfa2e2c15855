crooked-title = A pack
crooked-name = A name
