# Эпизод 2: снег.
snow-title = Лёд
# Первая строка говорит, где и когда, остальные — о чём дело.
snow-briefing =
    Москва, тот же вечер. Двор за баней.
    Счетовод Виктора ушёл через окно.
    Ты его не выпустил.
snow-card = Двор. Минус двадцать.

snow-goal-wood = Очистить дровяной двор
snow-goal-rink = Очистить каток
snow-goal-stoker = Свалить Медведя
snow-goal-van = Не отдать фургон
snow-goal-gate = Выйти через ворота
snow-goal-toppled = Уронить Медведя на лёд
snow-goal-janitor = Не трогать дворника
snow-goal-quick = Уложиться в четыре минуты

snow-tell-rink = За забором залили каток.
snow-tell-ice = На льду толчок летит дальше. Кувырок сбивает с ног.
snow-tell-toppled = Льду всё равно, кто сильнее.
snow-tell-van = На восточном дворе завели мотор.
snow-tell-janitor = Он только метёт снег.

snow-bookkeeper-opening = Ты с ума сошёл. На таком морозе не разговаривают.
snow-danko-opening = Тогда беги. Согреешься.
snow-wrestler-rink = Мы тут катаемся, товарищ. А ты падаешь.
snow-stoker = Три зимы кормлю эту топку. А ты выпустил тепло.
snow-danko-stoker = Смотри под ноги.
snow-coat-van = Фургон уедет без тебя. А ты останешься без нас.
snow-danko-end = Ты потерял полотенце. И друзей.
snow-bookkeeper-end = Кафе у вокзала. Сидит так, чтобы видеть дверь. После шести.
snow-danko-cafe = Иди в тепло. Простудишься.

# Имена тех, кто придёт, и того, что стоит и лежит вокруг.
actor-wrestler = Борец
actor-coat = Человек в пальто
actor-shoveller = Человек с лопатой
actor-thrower = Метатель
actor-soaker = Купальщик
actor-stoker = Медведь
actor-janitor = Дворник
actor-bookkeeper = Счетовод

prop-ice-barrel = Замёрзшая бочка
prop-van = Фургон
prop-drift = Сугроб
prop-snowman = Снеговик
prop-yard-lamp = Фонарь
prop-fir = Ёлка
prop-sledge = Санки
prop-ash-can = Ведро с золой
prop-gate = Ворота
prop-brazier = Жаровня
prop-clothes-line = Бельевая верёвка

item-snowball = Снежок
item-shovel = Лопата
item-log = Полено
item-icicle = Сосулька
