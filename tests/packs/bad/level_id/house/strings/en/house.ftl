house-title = A pack
house-name = A name
