# Captions: sounds out of sight, in few words.
sound-shout = A shout
sound-shout-big = A roar
sound-telegraph = Swings at you
sound-warn = A heavy blow coming
sound-door = A door
sound-door-kick = A door bursts
sound-glass = Glass breaks
sound-wood = Wood splits
sound-stone = Stone cracks
sound-slam = A crash
