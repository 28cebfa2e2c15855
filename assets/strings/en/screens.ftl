# The screens around a mission, what is said over it, tips and lessons.
title-name = ЯED HEΛT
ui-continue = Continue
ui-levels = Levels
ui-from-checkpoint = From the checkpoint
ui-from-beginning = From the beginning

# Levels.
levels-locked = Win the mission before it, and it opens.
levels-broken = This level cannot be read. Choose it for the report.
levels-never-won = Not won yet
levels-won-once = Won; nobody wrote down how well
levels-training = Training
levels-best = { $medal }, { $points } points, { $time }
levels-won-on = { $name }: won

# Briefing.
brief-begin = Begin
brief-orders = Orders
brief-par = Good time
brief-difficulty = Difficulty
brief-do-move = Move
brief-do-strike = Strike
brief-do-kick = Kick
brief-do-grab = Grab, take
brief-do-roll = Roll
brief-do-pause = Pause
brief-do-swap = Draw, let go
brief-do-confirm = Skip a scene
brief-do-drive = Drive
brief-do-shove = Shove, shoot
brief-do-horn = Horn
brief-do-leave = Get out
brief-do-brake = Handbrake
pause-optional = If you can

# Over the fight.
hud-chain = CHAIN
hud-checkpoint = Checkpoint
hud-goal-done = Done:
hud-order-kept = Order kept:
hud-reload = Reload
hud-speed = mph
hud-metres = { $metres } m
hud-out-of-rounds = No rounds left
hud-cover = Cover

# Defeat.
lost-tip = A word of advice
lost-quick = Again, at once

# Victory.
won-total = In all
won-beaten = { $n ->
    [one] { $n } man
   *[other] { $n } men
}
won-ways = { $n ->
    [one] { $n } way
   *[other] { $n } ways
}
won-links = { $n ->
    [0] none
    [one] { $n } link
   *[other] { $n } links
}
won-early = { $n } s early
won-late = { $n } s late
won-on-time = to the second
won-nobody = nobody
won-no-civilians = nobody there
won-civilians-safe = all safe
won-civilians-harmed = not all safe
won-helped = with assists
won-best = Your best: { $medal }, { $points } points, { $time }
won-near-misses = { $n ->
    [0] none close
    [one] { $n } near miss
   *[other] { $n } near misses
}
won-hits = { $n ->
    [0] not one
    [one] { $n } hit
   *[other] { $n } hits
}
won-next-medal = { $medal }: { $points } more
won-first = Won for the first time.
won-record-score = A record; the best before was { $before }.
won-record-time = The best time; it was { $before }.
won-record-medal = A better medal; it was: { $before }.
won-record-difficulty = Won for the first time on "{ $name }".

# The end, as far as the story goes.

# Tips after a defeat.
tip-roll = In the first half of a roll nothing can touch you.
tip-ring = Only a few strike at a time. Watch who steps forward, and step aside.
tip-throw-wall = A wall hurts a thrown man more than the floor does.
tip-throw-crowd = Throw one man into the others: they all go down.
tip-telegraph = A star over a head says that a blow is coming.
tip-charge = Hold the strike. A heavy blow takes men off their feet.
tip-things = Buckets, stools and planks outlast a fist.
tip-hurl = A thing thrown reaches those who have not come near yet.
tip-finish = One who lies down gets up again, unless you see to it.
tip-water = Water slows whoever wades in it. Let them wade.
tip-fire = Coals burn. Water puts the fire out.
tip-chain = The quicker the next man falls, the more the chain is worth.
tip-variety = Each new way to beat somebody counts. Do not fall in love with your fist.
tip-difficulty = In the list of levels the arrows change the difficulty.

# Lessons of the first minutes.
hint-walk = Walk
hint-drive = Drive
hint-shove = Shove him. With your gun drawn you lean out and shoot
hint-strike = Strike. Press again for the next blow
hint-kick = Kick: it makes room
hint-grab = Grab whoever is close
hint-throw = Throw him. A wall is best
hint-pick-up = Pick it up
hint-hurl = Throw what you hold
hint-roll = Roll out of the way
hint-shoot = Shoot. Stand still, and it goes where you aim
hint-draw = Draw your gun
hint-line = A dotted line is a shot to come: roll out of it
hint-cover = Stand still beside something low: you duck
hint-arrest = He has given up: arrest him
hint-charge = Hold it: a heavy blow

credits-skip = A press ends the credits.
credits-after = A story of two policemen, one key and two wristwatches
credits-unofficial = An unofficial homage by admirers
credits-run = THE RUN
credits-story-title = THE STORY
credits-story =
    After the plot of a film of 1988 about a captain of the Moscow Militsiya and a Chicago detective.
    The names and the course of things are the film's. Every line, picture, sound and note here is our own.
credits-made-title = MADE OF
credits-made =
    Pictures baked from shapes written down as text.
    Music and effects baked from scores and recipes.
    Levels that anybody can open, change and play again.
credits-tools-title = WITH
credits-tools =
    Bevy and Rapier, Fluent and RON, and everybody who wrote a library that this game stands on.
    Fonts: Press Start 2P, Galmuri, under the Open Font Licence.
credits-thanks-title = THANKS
credits-thanks =
    To those who watched it on a worn tape and never forgot the coat.
    To you, for playing to the end.
credits-homage-title = UNOFFICIAL
credits-homage =
    This is a fan homage, free of charge. It was made without the studio's knowledge or blessing, and is tied to nobody who made or owns the film.
credits-end = Next time, you bring the watch.
