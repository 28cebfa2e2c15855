# Люди в кафе, в больнице, в клубе, на автовокзале и в аэропорту.
actor-place-informant = Осведомитель
actor-place-waiter = Официант
actor-place-patient-a = Больной
actor-place-nurse-a = Медсестра
actor-place-sally = Буфетчица
actor-place-old-woman = Старушка
actor-place-widow = Вдова
actor-gang-gunman-hood = Стрелок в капюшоне
actor-gang-boxer = Боксёр
