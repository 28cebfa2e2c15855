# Puzzles: the paper on the counter, and the key that was traced.

ui-puzzle-notes = Notes
ui-puzzle-smudged = smudged
ui-puzzle-move = pencil
ui-puzzle-strike = circle, then name
ui-puzzle-kick = strike out
ui-puzzle-order = ask
ui-puzzle-roll = put away
ui-puzzle-on = go on
ui-puzzle-wrong = { $name } is not it. { $secs } seconds lost.
ui-puzzle-cost = +{ $secs } s

puzzle-locker-key = The traced key

puzzle-bow = Bow
puzzle-bow-round = round
puzzle-bow-oval = oval
puzzle-bow-square = square
puzzle-bow-trefoil = trefoil
puzzle-bow-hexagon = hexagon
puzzle-blade = Blade
puzzle-blade-flat = flat
puzzle-blade-groove = one groove
puzzle-blade-twin = two grooves
puzzle-blade-shoulder = stepped
puzzle-stamp = Stamp
puzzle-stamp-star = star
puzzle-stamp-anchor = anchor
puzzle-stamp-crown = crown
puzzle-stamp-bell = bell
puzzle-stamp-wheel = wheel
puzzle-cuts = Cuts
puzzle-maker = Blank
puzzle-first = First cut
puzzle-year = Year
puzzle-paid = Paid
puzzle-paid-cash = cash
puzzle-paid-cheque = check
puzzle-paid-owed = on account
puzzle-hall = Hall
puzzle-hall-buses = by the buses
puzzle-hall-tickets = by the tickets
puzzle-hall-street = by the street
puzzle-row = Row
puzzle-row-upper = upper row
puzzle-row-middle = middle row
puzzle-row-lower = lower row
puzzle-last = Last cut
puzzle-deepest = Deepest

puzzle-maker-1 = Halloran
puzzle-maker-2 = Kovacs
puzzle-maker-3 = Lindqvist
puzzle-maker-4 = Marchetti
puzzle-maker-5 = Ostrowski
puzzle-maker-6 = Bell & Son
puzzle-maker-7 = Lakeside
puzzle-maker-8 = Prairie
puzzle-maker-9 = Dunmore
puzzle-maker-10 = Quincy

puzzle-blank-question = Whose blank was it cut from?
puzzle-blank-found = { $name }. He only ever sold to this shop. So it is in the ledger.
puzzle-order-question = Which order in the ledger?
puzzle-order-found = Order { $name }: the bus terminal, baggage lockers. Now they want a number.
puzzle-locker-question = Which locker does it open?
puzzle-locker-found = Locker { $name }. Paid up until tomorrow night.

puzzle-clue-drawn = { $feature }: as on the tracing
puzzle-clue-found = { $feature }: { $value }, we know that
puzzle-clue-not = { $feature }: not { $value }
puzzle-clue-one-of = { $feature }: { $value } or { $other }
puzzle-clue-more = { $feature }: more than { $value }
puzzle-clue-less = { $feature }: fewer than { $value }
puzzle-clue-later = { $feature }: over { $value }
puzzle-clue-earlier = { $feature }: under { $value }
puzzle-clue-if = If { $value }, then { $other }
puzzle-clue-either = { $value } and/or { $other }
puzzle-clue-common = { $count ->
    [0] Nothing in common with { $name }
    [1] Just one thing in common with { $name }
   *[other] Just { $count } things in common with { $name }
}

puzzle-hint-out-1 = Read note { $number } again. Slowly.
puzzle-hint-out-2 = { $name }? Not if note { $number } is right.
puzzle-hint-out-3 = There: { $name } is out. You owe me a coffee.
puzzle-hint-left-1 = Count what is left. I get to one.
puzzle-hint-left-2 = It can only be { $name }.
puzzle-hint-left-3 = I drew a circle around it. Now say it out loud.
puzzle-hint-back-1 = You struck out one too many, Captain.
puzzle-hint-back-2 = What did { $name } ever do to you? It fits every note.
puzzle-hint-back-3 = { $name } is back on the paper.
