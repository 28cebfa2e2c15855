# Те же ключи, что и в strings/en.
example-title = Пример: трамвайный парк
example-description = Один уровень, который показывает, что может принести пак.

example-actor-loader = Грузчик
example-actor-foreman = Бригадир
example-item-crowbar = Лом
example-item-office-key = Ключ от конторы
example-item-ledger = Учётная книга
example-prop-handcart = Тележка
example-prop-signal = Стрелочный фонарь

example-depot-title = Последний трамвай
example-depot-briefing = После последнего трамвая из парка уезжают ящики. И кто-то их записывает.
example-depot-card = Москва, февраль. Парк на Красной Пресне.

example-depot-goal-crew = Отправить грузчиков по домам
example-depot-goal-foreman = Договориться с бригадиром
example-depot-goal-ledger = Найти в конторе учётную книгу
example-depot-goal-gate = Уйти через ворота
example-depot-goal-cart = Не сломать новую тележку
example-depot-goal-upright = Сохранить половину здоровья

example-depot-tell-cart = Тележка в цеху новая. Пусть такой и останется.
example-depot-tell-broken = Плакала пятилетка.

example-depot-say-arrival = Трамваев нет. Ящиков много. Есть вопрос.
example-depot-say-foreman = Закрыто. И дело твоё закрыто.
example-depot-say-key = Ключ висит там, где ищут в последнюю очередь.
example-depot-say-found = Аккуратный почерк. Прочтут вслух.
