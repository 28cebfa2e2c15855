nobody-title = A pack
nobody-name = A name
