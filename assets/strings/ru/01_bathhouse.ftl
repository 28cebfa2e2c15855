# Эпизод 1: баня.
bathhouse-title = Пар
# Первая строка говорит, где и когда, остальные — о чём дело.
bathhouse-briefing =
    Москва. Баня при заводе, зимняя пятница.
    Здесь парятся люди торговца.
    Ты идёшь без мундира.
    Кто-нибудь заметит твои руки.
bathhouse-card = Москва, зима. Баня при заводе.

bathhouse-goal-lockers = Разобраться с двумя у шкафчиков
bathhouse-goal-bathers = Ответить купальщикам
bathhouse-goal-stokers = Остудить кочегаров
bathhouse-goal-brute = Свалить истопника
bathhouse-goal-window = Добраться до окна
bathhouse-goal-scorched = Познакомить кочегара с печью
bathhouse-goal-staff = Не покалечить банщиков
bathhouse-goal-upright = Сохранить половину здоровья

bathhouse-tell-lockers = Хватай: шкафчик твёрже кулака.
bathhouse-tell-soaker = Кто-то бросается вещами. Кувырок.
bathhouse-tell-scorched = С лёгким паром.
bathhouse-tell-coals = Щипцами можно взять уголь из печи.
bathhouse-tell-stokers = В парной всё слышали.
bathhouse-tell-staff = Он только разносит полотенца.

bathhouse-danko-opening = Под полотенцем погон не видно.
bathhouse-bather-quarrel = Руки у тебя милицейские, друг. Покажи остальное.
bathhouse-danko-quarrel = Остальное тяжелее.
bathhouse-brute = Кто напустил холода?
bathhouse-danko-window = Он ушёл в окно. Я тоже.
