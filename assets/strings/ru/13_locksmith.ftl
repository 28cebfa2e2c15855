# Эпизод 13: слесарь.
locksmith-title = Десять тысяч ключей
locksmith-briefing =
    Чикаго, Холстед-стрит. Четверть второго.
    Ключа нет. Его рисунок помещается в кармане пальто.
    Один старик знает каждую болванку в городе и кому она продана.
locksmith-card = Зелёный неоновый ключ, и одна лампа ещё горит.

locksmith-goal-blank = Положить рисунок на прилавок: чья это болванка?
locksmith-goal-order = Найти заказ в книге, в задней комнате
locksmith-goal-men = Не подпустить их к книге
locksmith-goal-locker = Позвонить на автовокзал: какая ячейка?
locksmith-goal-leave = Назад к машине, по улице
locksmith-goal-sure = Не назвать ничего, кроме ответа
locksmith-goal-alone = Не просить помощи у Ридзика
locksmith-goal-book = Прогнать их, пока книга не сгорела
locksmith-goal-smith = Чтобы слесарь не пострадал
locksmith-goal-quick = Управиться за семь минут

locksmith-tell-ledger-early = Заказы за десять лет. Сначала надо знать, чья болванка.
locksmith-tell-telephone-early = Пока звонить некому.
locksmith-tell-tracing-done = Болванка известна. Заказ записан в книге.
locksmith-tell-guessed = Неверный ответ стоит времени. Заметки — нет.
locksmith-tell-more = С улицы ещё двое.
locksmith-tell-burned = Из задней комнаты дым. Книги больше нет; заказ записан на бумаге.
locksmith-tell-smith = Он за всю жизнь только двери открывал.

locksmith-ridzik-opening = Показываешь улику лавочнику. В час ночи.
locksmith-danko-opening = Это не улика. Это бумага из гостиницы.
locksmith-ridzik-light = Свет горит. Говорить буду я.
locksmith-smith-closed = Закрыто. С восьми часов закрыто.
locksmith-danko-paper = Ключа нет. Есть его форма.
locksmith-smith-paper = Карандаш. Рука твёрдая. Кладите на прилавок и смотрите на стену за мной.
locksmith-smith-ledger = Его болванки я записываю. Книга на столе, в задней комнате.
locksmith-ridzik-ledger = Книги в задней комнате? У моего бухгалтера тоже.
locksmith-ridzik-burners = Это не покупатели. У них канистра бензина!
locksmith-danko-burners = Значит, книга не врёт.
locksmith-smith-telephone = На вокзале ночью дежурный. Телефон на краю прилавка.
locksmith-ridzik-telephone = Повежливее. Он считает минуты.
locksmith-danko-end = Номер есть.
locksmith-ridzik-end = Ячейка. И всё ради ячейки. Что у него там, совесть?
locksmith-smith-end = Господа. С вас четыре доллара за карандаш.
