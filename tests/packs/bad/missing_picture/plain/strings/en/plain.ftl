plain-title = A pack
plain-name = A name
