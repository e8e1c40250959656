import FEEL
import Packs
import Rulings
import Vocabulary

/// The names that the rules of a posting may use.
enum LedgerScope {
  static let amount = "金额"
  static let owner = "户主"
  static let purpose = "用途"
  static let year = "年度"
  static let receiver = "接收户主"
  static let day = "日期"
  /// The balances before and after the posting, of the giver's accounts of the year.
  static let before = "前"
  static let after = "后"
  /// The sums of postings of the year: of the giver, and of all owners.
  static let ofYear = "本年"
  static let ofAll = "全部"

  /// Names that facts cannot have.
  static let reserved: Set<String> = [
    amount, owner, purpose, year, receiver, day, before, after, ofYear, ofAll,
  ]

  static func scope(
    _ accounts: [(name: String, unit: Unit?)], _ postings: [(name: String, unit: Unit?)],
    _ posting: (unit: Unit?, facts: [FactDeclaration]), _ parameters: Parameters,
    isComputingAmount: Bool
  ) -> RecordScope {
    var scope = RecordScope()
    parameters.add(to: &scope)
    if !isComputingAmount {
      scope.add(amount, .number, unit: posting.unit.map(InferredUnit.unit) ?? .unknown)
      scope.add(after, entries: entries(accounts))
    }
    scope.add(owner, .string)
    scope.add(purpose, .string)
    scope.add(year, .number)
    scope.add(receiver, .string)
    scope.add(day, .date)
    scope.add(before, entries: entries(accounts))
    scope.add(ofYear, entries: entries(postings))
    scope.add(ofAll, entries: entries(postings))
    scope.add(posting.facts)
    return scope
  }

  private static func entries(_ names: [(name: String, unit: Unit?)]) -> [(
    name: String, kind: ValueKind, unit: InferredUnit
  )] {
    names.map { ($0.name, .number, $0.unit.map(InferredUnit.unit) ?? .unknown) }
  }
}
