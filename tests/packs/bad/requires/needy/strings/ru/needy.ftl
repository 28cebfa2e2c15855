needy-title = Пак
needy-name = Имя
