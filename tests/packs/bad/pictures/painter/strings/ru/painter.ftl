painter-title = Пак
painter-name = Имя
