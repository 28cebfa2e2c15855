# Головоломки: бумага на прилавке и обведённый ключ.

ui-puzzle-notes = Заметки
ui-puzzle-smudged = смазано
ui-puzzle-move = карандаш
ui-puzzle-strike = обвести, назвать
ui-puzzle-kick = вычеркнуть
ui-puzzle-order = спросить
ui-puzzle-roll = отложить
ui-puzzle-on = дальше
ui-puzzle-wrong = { $name } — не то. Потеряно секунд: { $secs }.
ui-puzzle-cost = +{ $secs } с

puzzle-locker-key = Обведённый ключ

puzzle-bow = Головка
puzzle-bow-round = круг
puzzle-bow-oval = овал
puzzle-bow-square = квадрат
puzzle-bow-trefoil = трилистник
puzzle-bow-hexagon = шестигранник
puzzle-blade = Стержень
puzzle-blade-flat = гладкий
puzzle-blade-groove = один паз
puzzle-blade-twin = два паза
puzzle-blade-shoulder = с уступом
puzzle-stamp = Клеймо
puzzle-stamp-star = звезда
puzzle-stamp-anchor = якорь
puzzle-stamp-crown = корона
puzzle-stamp-bell = колокол
puzzle-stamp-wheel = колесо
puzzle-cuts = Зубцы
puzzle-maker = Болванка
puzzle-first = 1-й зубец
puzzle-year = Год
puzzle-paid = Оплата
puzzle-paid-cash = наличные
puzzle-paid-cheque = чек
puzzle-paid-owed = в долг
puzzle-hall = Зал
puzzle-hall-buses = у автобусов
puzzle-hall-tickets = у касс
puzzle-hall-street = у выхода
puzzle-row = Ряд
puzzle-row-upper = верхний ряд
puzzle-row-middle = средний ряд
puzzle-row-lower = нижний ряд
puzzle-last = Последний
puzzle-deepest = Глубокий

puzzle-maker-1 = Халлоран
puzzle-maker-2 = Ковач
puzzle-maker-3 = Линдквист
puzzle-maker-4 = Маркетти
puzzle-maker-5 = Островский
puzzle-maker-6 = Белл и сын
puzzle-maker-7 = Лейксайд
puzzle-maker-8 = Прери
puzzle-maker-9 = Данмор
puzzle-maker-10 = Квинси

puzzle-blank-question = Из чьей болванки выточен ключ?
puzzle-blank-found = { $name }. Этот мастер продавал только сюда. Значит, ключ есть в книге.
puzzle-order-question = Какой заказ в книге?
puzzle-order-found = Заказ { $name }: автовокзал, камера хранения. Осталось узнать номер.
puzzle-locker-question = Какую ячейку он открывает?
puzzle-locker-found = Ячейка { $name }. Оплачена до завтрашней ночи.

puzzle-clue-drawn = { $feature }: как на рисунке
puzzle-clue-found = { $feature }: { $value }, уже известно
puzzle-clue-not = { $feature }: не { $value }
puzzle-clue-one-of = { $feature }: { $value } или { $other }
puzzle-clue-more = { $feature }: больше { $value }
puzzle-clue-less = { $feature }: меньше { $value }
puzzle-clue-later = { $feature }: больше { $value }
puzzle-clue-earlier = { $feature }: меньше { $value }
puzzle-clue-if = Если { $value }, то { $other }
puzzle-clue-either = { $value } и/или { $other }
puzzle-clue-common = { $count ->
    [0] Ничего общего: { $name }
    [1] Общего ровно одно: { $name }
   *[other] Общего ровно { $count }: { $name }
}

puzzle-hint-out-1 = Перечитай заметку { $number }. Не спеша.
puzzle-hint-out-2 = { $name }? Если заметка { $number } верна, то нет.
puzzle-hint-out-3 = Всё, { $name } вычеркнут. С тебя кофе.
puzzle-hint-left-1 = Посчитай, что осталось. У меня выходит одно.
puzzle-hint-left-2 = Остаётся только { $name }.
puzzle-hint-left-3 = Я обвёл кружком. Теперь назови вслух.
puzzle-hint-back-1 = Капитан, ты вычеркнул лишнее.
puzzle-hint-back-2 = Чем не угодил { $name }? Подходит ко всем заметкам.
puzzle-hint-back-3 = { $name } снова на бумаге.
