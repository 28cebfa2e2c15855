# Beat 15: the bus chase.
chase-title = Two Buses
chase-briefing =
    Chicago, the bus terminal. Ten past two.
    Locker empty, bay seven empty: he has taken a whole bus.
    There is a second one, and the engine runs.
chase-card = He had the suitcase, a start, and forty empty seats.

chase-goal-catch = Catch up with Viktor's bus
chase-goal-wear = Ram his bus until he turns off
chase-goal-follow = After him, into the rail yard
chase-goal-crash = Get him before a train
chase-goal-over = See what is left
chase-goal-alley = Take the courthouse alley
chase-goal-tracks = Go under the elevated
chase-goal-whole = Keep your bus in one piece
chase-goal-quick = Be done within 4.5 minutes

chase-tell-alley = The alley: shorter, and not much wider than the bus.
chase-tell-tracks = Under the elevated: straight on, between the pillars.
chase-tell-far = He is getting away.
chase-tell-beside = Level with him. { $strike } shoves him. When he swings out, he is about to come over.
chase-tell-half = His side is in. He holds the middle of the road now.
chase-tell-battered = The bus will not take much more of this.
chase-tell-yard = He turns off for the rail yard.
chase-tell-train = He stops for bells. Whoever stands behind him then has a train in hand.

chase-lost-away = Viktor is gone.
chase-lost-bus = The bus is a wreck.

chase-ridzik-opening = You ever drive one of these?
chase-danko-opening = In Moscow I have stood in many.
chase-ridzik-go = Then sit this one out. That is his tail light.
chase-ridzik-after = Forty seats. You could not have asked him to pull over?
chase-danko-after = I asked twice.
chase-ridzik-moves = Danko. Something moves in there.

# Ridzik beside the driver.
bark-ride-miss-1 = Paint. You left paint on him.
bark-ride-miss-2 = I could read his odometer!
bark-ride-miss-3 = Wider than it looks, this thing.
bark-ride-miss-4 = One coat of wax closer and we are related.
bark-ride-crash-1 = Was that us? That was us.
bark-ride-crash-2 = The city will send you a bill.
bark-ride-crash-3 = My insurance is for a Chevrolet!
bark-ride-crash-4 = Easy, it is only a bus. It was.
bark-ride-ram-1 = He swings out. Hold on!
bark-ride-ram-2 = Here he comes!
bark-ride-ram-3 = Elbows in!
bark-ride-bell-1 = Bell! Where there is a bell, there is a train.
bark-ride-bell-2 = That bell is not for dinner.
bark-ride-bell-3 = Hear that? Twenty cars of coal.
bark-ride-jumper-1 = They can jump, at any rate.
bark-ride-jumper-2 = Sorry! Police! Sorry!
bark-ride-jumper-3 = Sidewalk is the flat part, Danko.
bark-ride-idle-1 = Exact fare only. I always wanted to say that.
bark-ride-idle-2 = Nobody ever pulls the cord when you want it.
bark-ride-idle-3 = He drives like my wife's brother.
bark-ride-idle-4 = Next stop, I hope, is his.
bark-ride-worry-1 = You are bleeding on the fare box.
bark-ride-worry-2 = Stay with me, I cannot drive this thing!

# What stands in the street.
prop-hydrant = Hydrant
prop-post-box = Post box
prop-bus-stop = Bus stop
prop-street-tree = Tree
prop-dumpster = Dumpster
prop-crates = Crates
prop-cone = Cone
prop-barrier = Barrier
prop-drums = Drums
