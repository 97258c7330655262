public import Evidence
