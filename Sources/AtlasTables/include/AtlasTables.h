extern int sogdian_atlas_tables;
