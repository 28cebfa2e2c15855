odd-title = Ein Pack
