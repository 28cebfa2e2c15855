silent-title Пак
