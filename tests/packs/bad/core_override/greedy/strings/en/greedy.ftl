greedy-title = A pack
greedy-name = A name
