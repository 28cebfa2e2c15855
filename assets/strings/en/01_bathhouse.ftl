# Beat 1: the bathhouse.
bathhouse-title = Steam
# The first line says where and when; the others, what it is about.
bathhouse-briefing =
    Moscow, winter. The heavy industry baths.
    On Fridays a dealer's men bathe.
    You go in without your uniform.
    Somebody will notice your hands.
bathhouse-card = Moscow, winter. The heavy industry baths.

bathhouse-goal-lockers = Settle with the two at the lockers
bathhouse-goal-bathers = Answer the bathers
bathhouse-goal-stokers = Put out the stokers
bathhouse-goal-brute = Bring down the boiler man
bathhouse-goal-window = Get to the window
bathhouse-goal-scorched = Let the stove have one of the stokers
bathhouse-goal-staff = Leave the attendants in one piece
bathhouse-goal-upright = Keep half your health

bathhouse-tell-lockers = Take hold of one: a locker is harder than a fist.
bathhouse-tell-soaker = Somebody throws. Roll.
bathhouse-tell-scorched = Hot bath.
bathhouse-tell-coals = Tongs take a coal from the stove.
bathhouse-tell-stokers = The hot room has heard it.
bathhouse-tell-staff = He only carries towels.

bathhouse-danko-opening = Nobody wears a wire in a towel.
bathhouse-bather-quarrel = You have a policeman's hands, friend. Show us the rest.
bathhouse-danko-quarrel = The rest is heavier.
bathhouse-brute = Who let the cold in?
bathhouse-danko-window = He went through the window. So do I.
