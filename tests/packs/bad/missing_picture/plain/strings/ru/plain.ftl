plain-title = Пак
plain-name = Имя
