/// Problems that are an answer: what was asked is understood, and the answer is no.
enum Refusals {
  /// Their codes; the exit code of such is 1.
  static let codes: Set<String> = [
    "ledgers.refused", "ledgers.undecided", "ledgers.overdrawn", "ledgers.reversed",
    "registers.excluded", "registers.not-met", "registers.undecided", "registers.wrong-state",
    "registers.already-in", "registers.objection-late", "registers.run-first",
    "cases.not-open", "cases.no-evidence", "cases.undecided", "cases.no-way", "cases.stopped",
    "cases.not-stopped", "cases.not-yours", "cases.no-deputy", "cases.not-closed",
    "cases.no-reopening", "cases.cannot-migrate", "cases.letter-blank", "rulings.wrong-role",
    "targets.no-evidence", "targets.closed", "targets.imported",
  ]
}
