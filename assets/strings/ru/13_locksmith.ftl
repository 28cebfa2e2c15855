# Эпизод 13: слесарь.
locksmith-title = Чей ключ
locksmith-briefing =
    Чикаго, Холстед-стрит. Четверть второго.
    Ключа нет. Его рисунок лежит в кармане.
    Один старик знает каждую болванку.
locksmith-card = Зелёный неоновый ключ, и одна лампа ещё горит.

locksmith-goal-blank = Положить рисунок на прилавок
locksmith-goal-order = Найти заказ в книге
locksmith-goal-men = Не подпустить их к книге
locksmith-goal-locker = Позвонить на автовокзал
locksmith-goal-leave = Назад к машине
locksmith-goal-sure = Не ошибиться в ответе
locksmith-goal-alone = Не просить помощи у Ридзика
locksmith-goal-book = Не дать книге сгореть
locksmith-goal-smith = Чтобы слесарь не пострадал
locksmith-goal-quick = Управиться за семь минут

locksmith-tell-ledger-early = Заказы за десять лет. Сначала надо знать, чья болванка.
locksmith-tell-telephone-early = Пока звонить некому.
locksmith-tell-tracing-done = Болванка известна. Заказ записан в книге.
locksmith-tell-wall-done = Десять тысяч болванок, и одной нет на крючке.
locksmith-tell-guessed = Неверный ответ стоит времени. Заметки — нет.
locksmith-tell-more = С улицы ещё двое.
locksmith-tell-burned = Из задней комнаты дым. Книги больше нет; заказ записан на бумаге.
locksmith-tell-smith = Он за всю жизнь только двери открывал.

locksmith-ridzik-opening = Показываешь улику лавочнику. В час ночи.
locksmith-danko-opening = Это не улика. Это бумага из гостиницы.
locksmith-ridzik-light = Свет горит. Говорить буду я.
locksmith-smith-closed = Закрыто. С восьми часов закрыто.
locksmith-danko-paper = Ключа нет. Есть его форма.
locksmith-smith-paper = Рука твёрдая. На прилавок; остальное на стене.
locksmith-smith-ledger = Его болванки я записываю. Книга в задней комнате.
locksmith-ridzik-ledger = Книги в задней комнате? У моего бухгалтера тоже.
locksmith-ridzik-burners = Это не покупатели. Они принесли бензин!
locksmith-danko-burners = Значит, книга не врёт.
locksmith-smith-telephone = На вокзале дежурный. Телефон на краю прилавка.
locksmith-ridzik-telephone = Повежливее. Он считает минуты.
locksmith-danko-end = Номер есть.
locksmith-ridzik-end = И всё ради ячейки. Что у него там, совесть?
locksmith-smith-end = Господа. С вас четыре доллара за карандаш.
