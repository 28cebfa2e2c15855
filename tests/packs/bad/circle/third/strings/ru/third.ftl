third-title = Пак
third-name = Имя
