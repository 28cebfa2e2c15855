# Beat 16: out of the wreck.
duel-title = Two Shots
duel-briefing =
    Chicago, the rail yard, before dawn.
    The train took both buses. It did not take him.
    He has two shots up his sleeve. You have a borrowed pistol, and a yard.
duel-card = The bell still rings. Something crawls out of the other wreck.

duel-goal-viktor = Take Viktor, dead or alive
duel-goal-leave = Walk over to the crossing
duel-goal-alive = Take him alive, in handcuffs
duel-goal-yard = Use fire, steam or a falling load
duel-goal-quick = End it within two minutes

duel-tell-sleeve = Watch his hand: the wrist flicks, the arm comes up, then both barrels go, one after the other. Roll twice.
duel-tell-reload = Two shots, then he has to load. That is when you go to him.
duel-tell-steam = Steam hides him from you, and you from him. No bullet needs to see.
duel-tell-last = One round is left to him. After that, hold your gun on him and see what he is made of.
duel-tell-lever = The chain slips. The sleepers are coming down.
duel-tell-cuffs = His hands are up. Handcuffs: { $grab }.

duel-viktor-opening = Still upright, Captain? They build you like their buses.
duel-danko-opening = Come out of the smoke.
duel-viktor-steam = This yard and I have the same manners. Find me.
duel-danko-steam = I can wait. You are bleeding.
duel-viktor-last = One for you. I have been saving it since Moscow.
duel-danko-last = Then do not miss.
duel-danko-dead = That was for Yuri.
duel-ridzik-dead = Tell me that is all of them. Please.
duel-viktor-alive = They will hang a medal on you. On me they will only hang the rest.
duel-danko-alive = You have the right to be quiet. In both countries.
duel-ridzik-alive = He is breathing? You feeling all right?

prop-track = Track
prop-boxcar = Boxcar
prop-gondola = Gondola wagon
prop-tanker = Tank wagon
prop-bus-wreck = Wrecked bus
prop-panel = Bus panel
prop-drum = Oil drum
prop-fire = Burning wreckage
prop-vent = Steam vent
prop-loose-stack = Loose sleepers
prop-sleepers = Sleepers
prop-lever = Lever
prop-pipe = Steam pipe
prop-valve = Valve
prop-track-lamp = Track lamp
prop-signal = Signal
prop-bumper = Buffer stop
prop-van-wreck = Wrecked van
prop-police-wreck = Wrecked police car
