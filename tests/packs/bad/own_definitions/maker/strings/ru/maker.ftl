maker-title = Пак
maker-name = Имя
