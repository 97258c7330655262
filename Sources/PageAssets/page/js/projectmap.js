// projectmap
