# Every key begins with the pack's id. The same keys stand in strings/ru; what is missing there is shown in English.
example-title = Example: the tram depot
example-description = One level that shows what a pack can bring.

example-actor-loader = Loader
example-actor-foreman = Foreman
example-item-crowbar = Crowbar
example-item-office-key = Office key
example-item-ledger = Ledger
example-prop-handcart = Handcart
example-prop-signal = Signal

example-depot-title = The Last Tram
example-depot-briefing = Crates leave this depot after the last tram. Somebody writes them down.
example-depot-card = Moscow, February. The depot at Krasnaya Presnya.

example-depot-goal-crew = Send the loaders home
example-depot-goal-foreman = Settle it with the foreman
example-depot-goal-ledger = Find the ledger in the office
example-depot-goal-gate = Leave by the gate
example-depot-goal-cart = Leave the new cart in one piece
example-depot-goal-upright = Keep half your health

example-depot-tell-cart = The cart in the hall is new. It could stay so.
example-depot-tell-broken = There goes the five-year plan.

example-depot-say-arrival = No trams. Many crates. I have a question.
example-depot-say-foreman = We are closed. So is your case.
example-depot-say-key = The key hangs where everybody looks last.
example-depot-say-found = Neat handwriting. It will be read aloud.
