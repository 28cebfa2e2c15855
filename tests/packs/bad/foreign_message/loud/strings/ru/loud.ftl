loud-title = Пак
loud-name = Имя
