#pragma once
#include <sqlite3.h>

// sqlite3_config is variadic, which Swift cannot call. To be called before the first connection is opened.
static inline int broadsheet_sqlite_without_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
