crooked-title = Пак
crooked-name = Имя
