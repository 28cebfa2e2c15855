# Эпизод 12: чикагская гостиница.
hotel-title = Мест нет
hotel-briefing =
    Чикаго, та же ночь. Номер 304.
    Ключ лежит в ящике. Его рисунок — на столе.
    Виктор знает номер комнаты.
hotel-card = Половина двенадцатого. Кто-то вызвал лифт.

hotel-goal-first = Встретить тех, кто поднимается
hotel-goal-second = Удержать третий этаж
hotel-goal-glass = Посмотреть, что там в коридоре
hotel-goal-tracing = Забрать рисунок со стола
hotel-goal-down = Спуститься лестницей или лифтом
hotel-goal-lobby = Очистить вестибюль
hotel-goal-street = Выйти через парадную дверь
hotel-goal-guests = Уберечь постояльцев
hotel-goal-clerk = Уберечь ночного портье
hotel-goal-arrests = Арестовать двоих
hotel-goal-quick = Выйти на улицу за пять минут

hotel-tell-first = Лифт остановился на вашем этаже. Вы никого не звали.
hotel-tell-bar = Подпёртая дверь даёт время: опрокинь стол, подвинь мебель — { $grab }.
hotel-tell-second = Судя по звуку, дробовик. Мебель дробь не пропустит. Встань за неё.
hotel-tell-doors = Утром за этими дверями жили постояльцы.
hotel-tell-lure = Тихо. Слишком тихо. В коридоре что-то шевельнулось.
hotel-tell-down = Рисунок у тебя. Виктору досталось только железо.
hotel-tell-smg = Он выпускает магазин разом. Дождись паузы.
hotel-tell-street = Больше никого. На улице заводят мотор.
hotel-tell-guest = Он просто снимал здесь номер.
hotel-tell-clerk = У него всего лишь ночная смена.

hotel-ridzik-opening = Ты его срисовал? На их почтовой бумаге?
hotel-danko-opening = Ключ украдут. Рисунок никому не нужен.
hotel-ridzik-ice = Тогда задвинь ящик. А я закажу льда.

hotel-card-glass = За спиной бьётся стекло. В номере.
hotel-viktor-theft = Сберёг его для меня, капитан. Хвалю.
hotel-ridzik-theft = Это наше окно! Он был в нашем номере!
hotel-danko-theft = Пусть. Сначала эти.

hotel-ridzik-drawer = Пусто. Столько шума, а он ушёл по пожарной лестнице.
hotel-danko-drawer = У него ключ. У нас его форма.
hotel-ridzik-desk = Бумага! На бумагу он даже не взглянул!

hotel-bodyguard-lobby = Съезжаете? Счёт за нами.
hotel-clerk-lobby = Господа, колонны из Италии!
hotel-danko-lobby = Ложитесь за стойку.

hotel-ridzik-end = Вон машина. Вон ключ. Вон и всё дело.
hotel-danko-end = Рисунок остался. Слесаря знаешь?
hotel-ridzik-locksmith = В полночь? Знаю одного, он злится меньше других.

item-tracing = Рисунок ключа
