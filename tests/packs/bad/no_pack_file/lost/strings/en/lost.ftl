lost-title = A pack
lost-name = A name
