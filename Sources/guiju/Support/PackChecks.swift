import Appraisals
import Cases
import Ledgers
import Packs
import Registers
import Rulings
import Targets

/// What the engines check of packs besides their records.
enum PackChecks {
  static let all: [any PackCheck] = [
    DecisionCheck(), MethodCheck(), DecisionTestCheck(), LedgerCheck(), RegisterCheck(),
    ProcedureCheck(), MetricsCheck(),
  ]
}
