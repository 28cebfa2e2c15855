# Экраны вокруг задания, надписи поверх боя, советы и уроки.
title-name = КРАСНАЯ ЖАРА
ui-continue = Продолжить
ui-levels = Задания
ui-from-checkpoint = С последней отметки
ui-from-beginning = С самого начала

# Список заданий.
levels-locked = Откроется, когда будет выиграно предыдущее.
levels-broken = Уровень не читается. Выберите его, чтобы увидеть отчёт.
levels-never-won = Ещё не пройдено
levels-won-once = Пройдено; как — не записано
levels-training = Тренировка
levels-best = { $medal }, очки: { $points }, { $time }
levels-won-on = { $name }: пройдено

# Перед заданием.
brief-begin = Начать
brief-orders = Приказ
brief-par = Хорошее время
brief-difficulty = Сложность
brief-do-move = Ходьба
brief-do-strike = Удар
brief-do-kick = Пинок
brief-do-grab = Захват
brief-do-roll = Кувырок
brief-do-pause = Пауза
brief-do-swap = Сменить
brief-do-confirm = Пропустить
brief-do-drive = Езда
brief-do-shove = Таран, огонь
brief-do-horn = Гудок
brief-do-leave = Выйти
brief-do-brake = Ручник
pause-optional = По возможности

# Поверх боя.
hud-chain = СЕРИЯ
hud-checkpoint = Отметка пройдена
hud-goal-done = Выполнено:
hud-order-kept = Приказ выполнен:
hud-reload = Перезарядка
hud-speed = миль/ч
hud-metres = { $metres } м
hud-out-of-rounds = Патронов нет
hud-cover = Укрытие

# Поражение.
lost-tip = Совет
lost-quick = Ещё раз, немедленно

# Победа.
won-total = Всего
won-beaten = { $n ->
    [one] { $n } человек
    [few] { $n } человека
   *[many] { $n } человек
}
won-ways = { $n ->
    [one] { $n } способ
    [few] { $n } способа
   *[many] { $n } способов
}
won-links = { $n ->
    [0] не было
    [one] { $n } звено
    [few] { $n } звена
   *[many] { $n } звеньев
}
won-early = раньше на { $n } с
won-late = позже на { $n } с
won-on-time = секунда в секунду
won-nobody = никого
won-no-civilians = никого не было
won-civilians-safe = все целы
won-civilians-harmed = целы не все
won-helped = с помощью
won-best = Лучшее: { $medal }, очки: { $points }, { $time }
won-near-misses = { $n ->
    [0] без риска
    [one] { $n } раз впритирку
    [few] { $n } раза впритирку
   *[many] { $n } раз впритирку
}
won-hits = { $n ->
    [0] ни одного
    [one] { $n } удар
    [few] { $n } удара
   *[many] { $n } ударов
}
won-next-medal = { $medal }: ещё { $points }
won-first = Пройдено в первый раз.
won-record-score = Рекорд; прежний был { $before }.
won-record-time = Лучшее время; прежде было { $before }.
won-record-medal = Медаль выше прежней: { $before }.
won-record-difficulty = Впервые пройдено на «{ $name }».

# Конец того, что уже рассказано.

# Советы после поражения.
tip-roll = Первую половину кувырка тебя ничто не достанет.
tip-ring = Бьют не все сразу. Смотри, кто шагнул вперёд, и отойди в сторону.
tip-throw-wall = О стену брошенный ушибётся сильнее, чем об пол.
tip-throw-crowd = Брось одного в остальных: упадут все.
tip-telegraph = Звезда над головой значит, что сейчас ударят.
tip-charge = Придержи удар. Тяжёлый сбивает с ног.
tip-things = Ведро, табурет и доска крепче кулака.
tip-hurl = Брошенная вещь достанет и тех, кто ещё не подошёл.
tip-finish = Лежачий встанет, если о нём не позаботиться.
tip-water = В воде все вязнут. Пусть вязнут они.
tip-fire = Угли жгут. Вода гасит огонь.
tip-chain = Чем быстрее падает следующий, тем дороже серия.
tip-variety = Каждый новый способ засчитывается. Не надейся на один кулак.
tip-difficulty = В списке заданий стрелки меняют сложность.

# Уроки первых минут.
hint-walk = Иди
hint-drive = Веди
hint-shove = Бей бортом. С пистолетом в руке высунешься и выстрелишь
hint-strike = Бей. Нажми снова, чтобы добавить
hint-kick = Пинок расчищает место
hint-grab = Хватай того, кто рядом
hint-throw = Бросай. Лучше всего об стену
hint-pick-up = Подбери
hint-hurl = Брось то, что в руке
hint-roll = Уйди кувырком
hint-shoot = Стреляй. Стоя попадёшь вернее
hint-draw = Достань оружие
hint-line = Пунктир — это будущий выстрел: уйди кувырком
hint-cover = Замри за чем-нибудь низким: пригнёшься
hint-arrest = Он сдался: арестуй его
hint-charge = Придержи: удар выйдет тяжёлым

credits-skip = Нажатие заканчивает титры.
credits-after = Два сыщика, один ключ и двое наручных часов
credits-unofficial = Неофициальное посвящение от поклонников
credits-run = ПРОХОЖДЕНИЕ
credits-story-title = СЮЖЕТ
credits-story =
    По сюжету фильма 1988 года о капитане московской милиции и чикагском сыщике.
    Имена и ход событий взяты из фильма. Каждая реплика, картинка, звук и нота здесь — свои.
credits-made-title = ИЗ ЧЕГО СДЕЛАНО
credits-made =
    Картинки вылеплены из фигур, записанных словами.
    Музыка и звуки — по партитурам и рецептам.
    Уровни, которые каждый может открыть, изменить и сыграть заново.
credits-tools-title = НА ЧЁМ СДЕЛАНО
credits-tools =
    Bevy и Rapier, Fluent и RON — и труд всех, чьи библиотеки держат эту игру.
    Шрифты: Press Start 2P, Galmuri, по лицензии Open Font.
credits-thanks-title = СПАСИБО
credits-thanks =
    Тем, кто смотрел это на затёртой кассете и запомнил шинель.
    Тебе — за то, что дошёл до конца.
credits-homage-title = НЕОФИЦИАЛЬНО
credits-homage =
    Это бесплатное посвящение поклонников. Оно сделано без ведома и благословения студии и не связано ни с кем, кто снимал фильм или владеет им.
credits-end = В следующий раз часы — с тебя.
