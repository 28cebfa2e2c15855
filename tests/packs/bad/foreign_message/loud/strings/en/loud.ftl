loud-title = A pack
loud-name = A name
