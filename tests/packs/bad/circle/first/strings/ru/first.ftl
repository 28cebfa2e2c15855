first-title = Пак
first-name = Имя
