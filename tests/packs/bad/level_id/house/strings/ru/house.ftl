house-title = Пак
house-name = Имя
