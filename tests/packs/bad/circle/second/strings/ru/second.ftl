second-title = Пак
second-name = Имя
