# Подписи: звуки за кадром, в двух словах.
sound-shout = Окрик
sound-shout-big = Рёв
sound-telegraph = Замах
sound-warn = Тяжёлый замах
sound-door = Дверь
sound-door-kick = Дверь выбита
sound-glass = Звон стекла
sound-wood = Треск дерева
sound-stone = Треск камня
sound-slam = Грохот
