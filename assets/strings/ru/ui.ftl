# Меню, экраны и подсказки.
ui-play = Новая игра
ui-quit = Выход
ui-homage = Неофициальный поклон фильму 1988 года
ui-paused = Пауза
ui-resume = Дальше
ui-restart = Ещё раз
ui-again = Сыграть снова
ui-next = Вперёд
ui-to-title = На заставку
ui-won = Готово
ui-lost = Нокаут
ui-lost-beaten = Пол холодный, и вы на нём лежите.
ui-broken = Этот уровень не читается
ui-broken-hint = Исправьте файл и сохраните его или нажмите Escape.

ui-do-throw = Бросить
ui-do-struggle = Вырваться
ui-do-finish = Добить
ui-do-use = Использовать
ui-do-tip = Опрокинуть
ui-do-push = Держать и толкать
ui-do-shut = Закрыть
ui-do-vault = Перемахнуть
ui-do-reload = Перезарядить
ui-do-arrest = Арестовать
ui-do-hurl = Швырнуть

ui-score-beaten = Побеждено
ui-score-time = Время
ui-score-style = Разнообразие
ui-score-chain = Серии
ui-score-accuracy = Меткость
ui-score-arrests = Аресты
ui-score-hits = Пропущено
ui-score-feats = Лихость
ui-score-optional = Приказы
ui-score-civilians = Посторонние
ui-medal-none = Без медали
ui-medal-bronze = Бронза
ui-medal-silver = Серебро
ui-medal-gold = Золото

# Так называются кнопки на экране, когда играют пальцами; страница пишет под ними те же слова.
ui-touch-strike = Удар
ui-touch-kick = Пинок
ui-touch-grab = Хват
ui-touch-roll = Кувырок
ui-touch-swap = Смена
ui-touch-reload = Заряд
ui-touch-order = Приказ
ui-touch-pause = Пауза
ui-touch-confirm = Касание
ui-touch-move = Левый стик
