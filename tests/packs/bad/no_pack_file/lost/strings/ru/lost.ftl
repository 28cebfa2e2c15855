lost-title = Пак
lost-name = Имя
