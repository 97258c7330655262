extern int sogdian_statistics_tables;
