# Люди в кафе, в больнице, в клубе, на автовокзале и в аэропорту.
actor-place-informant = Осведомитель
actor-place-waiter = Официант
actor-place-cook = Повар
actor-place-patient-a = Больной
actor-place-nurse-a = Медсестра
actor-place-nurse-b = Старшая сестра
actor-place-surgeon = Хирург
actor-place-dancer = Танцовщица
actor-place-barman = Бармен
actor-place-sally = Буфетчица
actor-place-businessman = Человек с портфелем
actor-place-old-woman = Старушка
actor-place-widow = Вдова
actor-gang-heavy = Громила
actor-gang-gunman-hood = Стрелок в капюшоне
actor-gang-boxer = Боксёр
actor-bouncer = Вышибала
