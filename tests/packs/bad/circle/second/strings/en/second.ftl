second-title = A pack
second-name = A name
