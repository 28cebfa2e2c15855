# Beat 13: the locksmith.
locksmith-title = Ten Thousand Keys
locksmith-briefing =
    Chicago, Halsted Street. A quarter past one.
    The key is gone. Its tracing fits in a coat pocket.
    One old man knows every blank in this city, and whom he sold it to.
locksmith-card = A green neon key, and one lamp still burning.

locksmith-goal-blank = Lay the tracing on the counter: whose blank is it?
locksmith-goal-order = Find the order in the ledger, in the back room
locksmith-goal-men = Keep them off the ledger
locksmith-goal-locker = Ring up the bus terminal: which locker?
locksmith-goal-leave = Back to the car, down the street
locksmith-goal-sure = Name nothing that is not the answer
locksmith-goal-alone = Ask Ridzik for no help
locksmith-goal-book = Send them away before the ledger burns
locksmith-goal-smith = Leave the locksmith unharmed
locksmith-goal-quick = Be done within seven minutes

locksmith-tell-ledger-early = Ten years of orders. First one must know whose blank it is.
locksmith-tell-telephone-early = Nobody to ring up yet.
locksmith-tell-tracing-done = The blank is known. The order stands in the ledger.
locksmith-tell-guessed = A wrong name costs time. Notes cost none.
locksmith-tell-more = Two more, off the street.
locksmith-tell-burned = Smoke from the back room. The ledger is gone; the order is on the paper.
locksmith-tell-smith = He only ever opened doors.

locksmith-ridzik-opening = You are showing a cop's evidence to a shopkeeper. At one in the morning.
locksmith-danko-opening = It is not evidence. It is hotel paper.
locksmith-ridzik-light = His light is on. Let me do the talking.
locksmith-smith-closed = We are shut. We have been shut since eight.
locksmith-danko-paper = I have no key. I have its shape.
locksmith-smith-paper = Pencil. Slow hand. Put it on the counter, and look at the wall behind me.
locksmith-smith-ledger = That man's blanks I write down. The book is on the desk in the back.
locksmith-ridzik-ledger = You keep books in the back? My accountant does too.
locksmith-ridzik-burners = That was not a customer. They have a can of gasoline!
locksmith-danko-burners = Then the book is right.
locksmith-smith-telephone = The terminal has a man on nights. The telephone is at the end of the counter.
locksmith-ridzik-telephone = Ask nicely. He bills by the minute.
locksmith-danko-end = I have the number.
locksmith-ridzik-end = A locker. All this for a locker. What does he keep in it, his manners?
locksmith-smith-end = Gentlemen. That will be four dollars for the pencil work.
