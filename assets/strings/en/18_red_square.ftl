# Beat 18: Moscow again.
square-title = Red Square
square-briefing =
    Moscow, two days later. Snow.
    Nobody shoots. Nobody runs.
    One thing is left to do, and it is done standing still.
square-card = Between the yard and this snow lie an airport, eleven hours, and two wristwatches that have changed wrists.

square-goal-walk = Walk over to the gate
square-goal-salute = Salute
square-goal-told = Stand easy
square-tell-salute = Stand still and hold { $grab }.

square-danko-watch = He gave me his. I gave him mine. He said it was a trade.
square-danko-fast = His runs four minutes fast. I leave it so.
square-guard-home = At ease, Captain. You are home.
square-danko-almost = Almost.
square-danko-time = What time is it in Chicago?

actor-guard = Guard
actor-walker = Passer-by
actor-sweeper = Sweeper
prop-tower = Gate tower
prop-cathedral = Cathedral
prop-wall = Wall
prop-sky = Sky
prop-sentry-box = Sentry box
prop-square-lamp = Lamp
prop-chain-posts = Chain
