odd-title = Пак
odd-name = Имя
