# Beat 2: the snow.
snow-title = Ice
# The first line says where and when; the others, what it is about.
snow-briefing =
    Moscow, that evening. Behind the baths.
    Viktor's bookkeeper left by the window.
    You held on to him.
snow-card = The yard. Twenty below.

snow-goal-wood = Clear the wood yard
snow-goal-rink = Clear the ice
snow-goal-stoker = Bring down the Bear
snow-goal-van = Hold the van
snow-goal-gate = Go out by the gate
snow-goal-toppled = Let the ice take the Bear's feet
snow-goal-janitor = Leave the janitor his peace
snow-goal-quick = Be done within four minutes

snow-tell-rink = Behind the fence they have poured a rink.
snow-tell-ice = On ice a push goes further. A roll takes their legs.
snow-tell-toppled = Ice does not care how strong he is.
snow-tell-van = A motor is running in the east yard.
snow-tell-janitor = He only sweeps the snow.

snow-bookkeeper-opening = You are mad. Nobody talks in this cold.
snow-danko-opening = Then run. It warms.
snow-wrestler-rink = We skate here, comrade. You fall.
snow-stoker = Three winters I have shovelled for this fire. You let it out.
snow-danko-stoker = Mind your step.
snow-coat-van = The van leaves without you. You stay without us.
snow-danko-end = You dropped your towel. And your friends.
snow-bookkeeper-end = The café by the station. He sits where he can see the door. After six.
snow-danko-cafe = Go inside. You will catch cold.

# Names of those who come, and of what stands and lies about.
actor-wrestler = Wrestler
actor-coat = Man in a coat
actor-shoveller = Man with a shovel
actor-thrower = Thrower
actor-soaker = Bather
actor-stoker = The Bear
actor-janitor = Janitor
actor-bookkeeper = Bookkeeper

prop-ice-barrel = Frozen barrel
prop-van = Van
prop-drift = Snowdrift
prop-snowman = Snowman
prop-yard-lamp = Lamp post
prop-fir = Fir
prop-sledge = Sledge
prop-ash-can = Ash can
prop-gate = Gate
prop-brazier = Brazier
prop-clothes-line = Clothes line

item-snowball = Snowball
item-shovel = Shovel
item-log = Log
item-icicle = Icicle
