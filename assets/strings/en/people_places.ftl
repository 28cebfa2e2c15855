# People of the café, the hospital, the club, the terminal and the airport.
actor-place-informant = Informant
actor-place-waiter = Waiter
actor-place-patient-a = Patient
actor-place-nurse-a = Nurse
actor-place-sally = Waitress
actor-place-old-woman = Old woman
actor-place-widow = Widow
actor-gang-gunman-hood = Gunman in a hood
actor-gang-boxer = Boxer
