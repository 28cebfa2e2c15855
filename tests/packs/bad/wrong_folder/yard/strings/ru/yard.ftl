yard-title = Пак
yard-name = Имя
