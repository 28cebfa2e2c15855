# Names of people, things and difficulties.
actor-danko = Danko
actor-bather = Bather
actor-thug = Stoker
actor-brute = The boiler man
actor-attendant = Attendant

item-bucket = Bucket
item-stool = Stool
item-plank = Plank
item-tongs = Tongs
item-tongs-coal = Tongs with a hot coal
item-bottle = Bottle
item-birch = Birch whisk
item-pipe = Pipe
item-room-key = Key
item-tea = Tea
item-bread = Bread

prop-column = Column
prop-stove = Stove
prop-bench = Bench
prop-stool = Stool
prop-bucket = Bucket
prop-basin = Basin
prop-lockers = Lockers
prop-table = Table
prop-towel-rack = Towel rack
prop-plant = Potted palm
prop-woodpile = Firewood
prop-shower = Shower
prop-crate = Crate

difficulty-easy = Lenient
difficulty-normal = Regulation
difficulty-hard = Without mercy

campaign-title = Moscow and Chicago
item-podbyrin = Podbyrin 9.2
item-revolver = Revolver
item-service-pistol = Service pistol
item-smg = Submachine gun
item-shotgun = Shotgun
item-rifle = Hunting rifle
item-derringer = Sleeve gun
item-ammo-podbyrin = 9.2 mm rounds
item-ammo-revolver = Revolver rounds
item-ammo-pistol = Pistol rounds
item-ammo-smg = Submachine gun magazine
item-ammo-shells = Shells
item-ammo-rifle = Rifle rounds
item-first-aid = First aid
item-knife = Knife
item-nightstick = Nightstick
item-lamp = Lamp
item-ice-bucket = Ice bucket
