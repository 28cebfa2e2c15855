# Beat 13: the locksmith.
locksmith-title = Whose Key
locksmith-briefing =
    Chicago, Halsted Street. A quarter past one.
    The key is gone. Its tracing fits in a pocket.
    One old man knows every blank in this city.
locksmith-card = A green neon key, and one lamp still burning.

locksmith-goal-blank = Lay the tracing on the counter
locksmith-goal-order = Find the order in the ledger
locksmith-goal-men = Keep them off the ledger
locksmith-goal-locker = Ring up the bus terminal
locksmith-goal-leave = Back to the car
locksmith-goal-sure = Name nothing wrongly
locksmith-goal-alone = Ask Ridzik for no help
locksmith-goal-book = Do not let the ledger burn
locksmith-goal-smith = Leave the locksmith unharmed
locksmith-goal-quick = Be done within seven minutes

locksmith-tell-ledger-early = Ten years of orders. First one must know whose blank it is.
locksmith-tell-telephone-early = Nobody to ring up yet.
locksmith-tell-tracing-done = The blank is known. The order stands in the ledger.
locksmith-tell-wall-done = Ten thousand blanks, and one of them is off its hook.
locksmith-tell-guessed = A wrong name costs time. Notes cost none.
locksmith-tell-more = Two more, off the street.
locksmith-tell-burned = Smoke from the back room. The ledger is gone; the order is on the paper.
locksmith-tell-smith = He only ever opened doors.

locksmith-ridzik-opening = Evidence, shown to a shopkeeper, at one in the morning.
locksmith-danko-opening = It is not evidence. It is hotel paper.
locksmith-ridzik-light = His light is on. Let me do the talking.
locksmith-smith-closed = We are shut. We have been shut since eight.
locksmith-danko-paper = I have no key. I have its shape.
locksmith-smith-paper = Slow hand. On the counter with it; the wall has the rest.
locksmith-smith-ledger = His blanks I write down. The ledger is in the back.
locksmith-ridzik-ledger = You keep books in the back? My accountant does too.
locksmith-ridzik-burners = No customers, those. They have brought gasoline!
locksmith-danko-burners = Then the book is right.
locksmith-smith-telephone = The terminal has a night man. End of the counter.
locksmith-ridzik-telephone = Ask nicely. He bills by the minute.
locksmith-danko-end = I have the number.
locksmith-ridzik-end = All this for a locker. What is in it, his manners?
locksmith-smith-end = Gentlemen. Four dollars, for the pencil work.
