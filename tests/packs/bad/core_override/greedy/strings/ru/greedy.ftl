greedy-title = Пак
greedy-name = Имя
