PACK-title = Новый пак
PACK-description = Пока немного.

PACK-first-title = Первая комната
PACK-first-goal-men = Разобраться с двумя
PACK-first-goal-leave = Уйти с той стороны
