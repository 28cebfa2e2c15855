# Another's words.
menu-play = Do not play
louder-thing = Too loud
loud-thing = Loud
