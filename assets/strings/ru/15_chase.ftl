# Эпизод 15: погоня на автобусах.
chase-title = Два автобуса
chase-briefing =
    Чикаго, автовокзал. Десять минут третьего.
    Ячейка пуста, и седьмая платформа пуста: он угнал целый автобус.
    Рядом стоит второй, и мотор работает.
chase-card = У него чемодан, минута форы и сорок пустых мест.

chase-goal-catch = Догнать автобус Виктора
chase-goal-wear = Таранить его, пока не свернёт
chase-goal-follow = За ним, в ворота сортировочной
chase-goal-crash = Подставить его под поезд
chase-goal-over = Посмотреть, что осталось
chase-goal-alley = Срезать переулком у суда
chase-goal-tracks = Проехать под эстакадой
chase-goal-whole = Не дать разбить свой автобус
chase-goal-quick = Уложиться в 4,5 минуты

chase-tell-alley = Переулок: короче, но чуть шире автобуса.
chase-tell-tracks = Под эстакадой: прямо, между опорами.
chase-tell-far = Он уходит.
chase-tell-beside = Борт о борт. { $strike } — толкнуть. Если он отходит в сторону — сейчас навалится.
chase-tell-half = Бок у него вмят. Теперь он держится середины.
chase-tell-battered = Ещё немного — и автобус не выдержит.
chase-tell-yard = Он сворачивает на сортировочную.
chase-tell-train = На звонок он тормозит. Кто стоит сзади, у того в руках поезд.

chase-lost-away = Виктор ушёл.
chase-lost-bus = Автобус разбит.

chase-ridzik-opening = Ты такой хоть раз водил?
chase-danko-opening = В Москве я много ездил стоя.
chase-ridzik-go = Тогда на этот раз посиди. Вон его фонари.
chase-ridzik-after = Сорок мест. А попросить его остановиться нельзя было?
chase-danko-after = Я просил. Два раза.
chase-ridzik-moves = Данко. Там кто-то шевелится.

# Ридзик рядом с водителем.
bark-ride-miss-1 = Краска. На нём осталась наша краска.
bark-ride-miss-2 = Я видел его спидометр!
bark-ride-miss-3 = А шириной он больше, чем кажется.
bark-ride-miss-4 = Ещё чуть-чуть — и мы бы породнились.
bark-ride-crash-1 = Это мы? Это мы.
bark-ride-crash-2 = Город пришлёт тебе счёт.
bark-ride-crash-3 = У меня страховка на легковую!
bark-ride-crash-4 = Полегче, это всего лишь автобус. Был.
bark-ride-ram-1 = Отходит! Держись!
bark-ride-ram-2 = Сейчас навалится!
bark-ride-ram-3 = Локти прижми!
bark-ride-bell-1 = Звонок! Где звонок, там и поезд.
bark-ride-bell-2 = Это звонят не к обеду.
bark-ride-bell-3 = Слышишь? Двадцать вагонов угля.
bark-ride-jumper-1 = Прыгать они умеют.
bark-ride-jumper-2 = Извините! Полиция! Извините!
bark-ride-jumper-3 = Тротуар — это где люди, Данко.
bark-ride-idle-1 = Проезд без сдачи. Всегда хотел это сказать.
bark-ride-idle-2 = Никто не дёргает шнур, когда надо.
bark-ride-idle-3 = Водит, как брат моей жены.
bark-ride-idle-4 = Следующая остановка, надеюсь, его.
bark-ride-worry-1 = Ты залил кровью кассу.
bark-ride-worry-2 = Держись, я эту штуку водить не умею!

# Что стоит на улице.
prop-hydrant = Гидрант
prop-post-box = Почтовый ящик
prop-bus-stop = Остановка
prop-street-tree = Дерево
prop-dumpster = Мусорный контейнер
prop-crates = Ящики
prop-cone = Конус
prop-barrier = Заграждение
prop-drums = Бочки
