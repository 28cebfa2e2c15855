# The training range.
range-title = The Range
range-briefing =
    Chicago, a cellar under the precinct.
    Every gun they ever took lies on the floor.
    Learn them before somebody teaches you.

range-goal-draw = Draw the gun
range-goal-shoot = Shoot the near targets down
range-goal-load = Load
range-goal-duck = Take cover behind a counter
range-goal-kick = Get through the locked door
range-goal-tip = Tip a table over
range-goal-arrest = Arrest the volunteer
range-goal-switch = Open the steel door by its switch
range-goal-live = Clear the live room
range-goal-order = Give Ridzik an order
range-goal-far = Shoot the far targets down as well
range-goal-upright = End with your skin in one piece

range-tell-draw = { $swap } draws the gun, and puts it away again.
range-tell-shoot = { $strike } shoots. The first shot goes where you aim; the next ones spread.
range-tell-load = { $reload } loads. A blow in the middle of it, and you begin again.
range-tell-duck = Stand still behind something waist-high: you duck by yourself, and shots meet that first.
range-tell-kick = A locked door gives way to { $kick }. Or roll into it: { $roll }.
range-tell-tip = Put the gun away and tip a table with { $grab }: it stops more than it did standing.
range-tell-arrest = Hands up means it is over. Walk up to him with empty hands: { $grab }.
range-tell-shame = He had his hands up. That counts against you, out there.
range-tell-switch = The switch by the steel door: { $grab }.
range-tell-live = Three of them, and they have been told to mean it.
range-tell-order = { $order } at a man: take him. Held at a spot: go there. Anything else: hold, or follow.

range-ridzik-opening = That thing at your hip. Did it come with wheels?
range-danko-opening = With eight rounds.
range-ridzik-order = You want me somewhere, you say so: that is how partners work.
