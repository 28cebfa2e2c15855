silent-title = A pack
silent-name = A name
