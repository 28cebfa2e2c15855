# Menus, screens and prompts.
ui-play = New game
ui-quit = Quit
ui-homage = An unofficial homage to the film of 1988
ui-paused = Pause
ui-resume = Go on
ui-restart = Try again
ui-again = Play again
ui-next = Onward
ui-to-title = To the title
ui-won = Done
ui-lost = Down
ui-lost-beaten = The floor is cold, and you are on it.
ui-broken = This level cannot be read
ui-broken-hint = Mend the file and save it, or press Escape to go on.

ui-do-throw = Throw
ui-do-struggle = Break free
ui-do-finish = Finish
ui-do-use = Use
ui-do-tip = Tip over
ui-do-push = Hold and push
ui-do-shut = Shut
ui-do-vault = Vault
ui-do-reload = Reload
ui-do-arrest = Arrest
ui-do-hurl = Throw it

ui-score-beaten = Beaten
ui-score-time = Time
ui-score-style = Variety
ui-score-chain = Chains
ui-score-accuracy = Accuracy
ui-score-arrests = Arrests
ui-score-hits = Hits taken
ui-score-feats = Daring
ui-score-optional = Orders kept
ui-score-civilians = Bystanders
ui-medal-none = No medal
ui-medal-bronze = Bronze
ui-medal-silver = Silver
ui-medal-gold = Gold

# What the buttons of the screen are called where fingers play; the page writes the same words under them.
ui-touch-strike = Hit
ui-touch-kick = Kick
ui-touch-grab = Grab
ui-touch-roll = Roll
ui-touch-swap = Swap
ui-touch-reload = Load
ui-touch-order = Order
ui-touch-pause = Pause
ui-touch-confirm = Tap
ui-touch-move = Left stick
