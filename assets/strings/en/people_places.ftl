# People of the café, the hospital, the club, the terminal and the airport.
actor-place-informant = Informant
actor-place-waiter = Waiter
actor-place-cook = Cook
actor-place-patient-a = Patient
actor-place-nurse-a = Nurse
actor-place-nurse-b = Ward sister
actor-place-surgeon = Surgeon
actor-place-dancer = Dancer
actor-place-barman = Barman
actor-place-sally = Waitress
actor-place-businessman = Man with a briefcase
actor-place-old-woman = Old woman
actor-place-widow = Widow
actor-gang-heavy = Heavy
actor-gang-gunman-hood = Gunman in a hood
actor-gang-boxer = Boxer
actor-bouncer = Bouncer
