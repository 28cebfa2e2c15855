# Beat 15: the bus chase.
chase-title = Two Buses
chase-briefing =
    Chicago, the bus terminal. Ten past two.
    Locker empty, bay seven empty: he has taken a whole bus.
    There is a second one, and the engine runs.
chase-card = He had the suitcase, a start, and forty empty seats.

chase-goal-catch = Catch up with Viktor's bus
chase-goal-crash = Get him before a train
chase-goal-alley = Through the alley behind the court house
chase-goal-tracks = Under the elevated instead of round the market

chase-tell-alley = The alley: shorter, and not much wider than the bus.
chase-tell-tracks = Under the elevated: straight on, between the pillars.
chase-tell-far = He is getting away.

chase-lost-away = Viktor is gone.
chase-lost-bus = The bus is a wreck.

chase-ridzik-opening = You ever drive one of these?
chase-danko-opening = In Moscow I have stood in many.
