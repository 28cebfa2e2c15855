# Эпизод 18: снова Москва.
square-title = Красная площадь
square-briefing =
    Москва, два дня спустя. Снег.
    Никто не стреляет. Никто не бежит.
    Осталось одно дело, и делают его стоя.
square-card = Между станцией и этим снегом — аэропорт, одиннадцать часов лёта и двое часов, сменивших запястья.

square-goal-walk = Дойти до ворот
square-goal-salute = Отдать честь
square-goal-told = Вольно
square-tell-salute = Встань и держи { $grab }.

square-danko-watch = Он отдал мне свои. Я ему — свои. Сказал: обмен.
square-danko-fast = Его спешат на четыре минуты. Пусть спешат.
square-guard-home = Вольно, капитан. Вы дома.
square-danko-almost = Почти.
square-danko-time = Который час в Чикаго?

actor-guard = Часовой
actor-walker = Прохожий
actor-sweeper = Дворник
prop-tower = Башня с воротами
prop-cathedral = Собор
prop-wall = Стена
prop-sky = Небо
prop-sentry-box = Будка часового
prop-square-lamp = Фонарь
prop-chain-posts = Цепь
