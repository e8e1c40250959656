// The module Tables.
