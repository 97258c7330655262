// mapview
