odd-title = A pack
odd-name = A name
