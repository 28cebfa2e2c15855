needy-title = A pack
needy-name = A name
