PACK-title = A new pack
PACK-description = Not much yet.

PACK-first-title = The First Room
PACK-first-goal-men = Deal with the two men
PACK-first-goal-leave = Leave by the far side
