wrong-title = Пак
wrong-name = Имя
