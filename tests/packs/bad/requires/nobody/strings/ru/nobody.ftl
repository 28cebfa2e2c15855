nobody-title = Пак
nobody-name = Имя
