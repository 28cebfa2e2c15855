yard-title = A pack
yard-name = A name
