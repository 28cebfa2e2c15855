# Beat 12: the Chicago hotel.
hotel-title = No Vacancy
hotel-briefing =
    Chicago, the same night. Suite 304.
    The key lies in the drawer. Its drawing lies on the desk.
    Viktor knows the room number.
hotel-card = Half past eleven. Somebody has sent for the lift.

hotel-goal-first = Meet whoever is coming up
hotel-goal-second = Hold the third floor
hotel-goal-glass = See what stirs outside the suite
hotel-goal-tracing = Take the drawing from the desk
hotel-goal-down = Go down by the stairs or the lift
hotel-goal-lobby = Clear the lobby
hotel-goal-street = Out by the front door
hotel-goal-guests = Let no guest come to harm
hotel-goal-clerk = Leave the night clerk unharmed
hotel-goal-arrests = Arrest two of them
hotel-goal-quick = Be on the street within five minutes

hotel-tell-first = The lift stops at your floor. You rang for nobody.
hotel-tell-bar = A barred door gives you time: tip tables, push what stands with { $grab }.
hotel-tell-second = A shotgun, by the sound of it. Its pellets stay in furniture. Be behind some.
hotel-tell-doors = Those doors had guests behind them this morning.
hotel-tell-lure = Quiet. Too quiet. Something moves in the corridor.
hotel-tell-down = The drawing is yours. What Viktor took is only metal.
hotel-tell-smg = He empties a magazine at a time. Wait for the pause.
hotel-tell-street = No more of them. An engine starts outside.
hotel-tell-guest = That one only had a room here.
hotel-tell-clerk = He only has the night shift.

hotel-ridzik-opening = You drew it? On their stationery?
hotel-danko-opening = A key can be stolen. A drawing, nobody wants.
hotel-ridzik-ice = Then shut the drawer. I am ordering ice.

hotel-card-glass = Glass breaks behind you. In the suite.
hotel-viktor-theft = You kept it dry for me, Captain. Good.
hotel-ridzik-theft = That was our window! He was in our room!
hotel-danko-theft = Let him. First these.

hotel-ridzik-drawer = Empty. All this, and it goes out by the fire escape.
hotel-danko-drawer = He has the key. We have its shape.
hotel-ridzik-desk = The notepaper. He never looked at the notepaper!

hotel-bodyguard-lobby = Checking out? The bill is on us.
hotel-clerk-lobby = Gentlemen, the columns are from Italy!
hotel-danko-lobby = Get down behind your desk.

hotel-ridzik-end = There goes the car. There goes the key.
hotel-danko-end = The drawing stays. You know a locksmith?
hotel-ridzik-locksmith = At midnight? I know one who hates me less.

item-tracing = Drawing of a key
