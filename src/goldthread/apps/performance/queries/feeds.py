"""The codes of the feeds that figures are read from."""

STREET, WORKBOOK, CENSUS = "street", "measure_workbook", "census_residents"
CROSS_TABLE = "cross_table"
MONTHLY_COUNTS, FORCE_RESIDENTS = "monthly_counts", "force_residents"
