import Diagnostics
import Foundation
import Hummingbird
import Packs
import Rulings
import Store
import Vocabulary

extension Site {
  /// Who acts: by the login, which is what procedures and deputies name.
  func actor(_ context: WorkbenchContext) -> Actor {
    switch context.visitor {
    case .known(let person): Actor(person.login, role: person.role)
    case .owner: Actor(context.reader ?? NSUserName(), role: .administrator)
    case .stranger: Actor("", role: .visitor)
    }
  }

  /// The day on which something is done: today, or a day before it.
  func actingDay(_ fields: FormFields) throws(Problem) -> Day {
    guard let text = fields["on"] else { return today }
    guard let day = Day(text) else {
      throw Problem(
        "rulings.bad-day", .error, Wording("“\(text)” 不是日期", "“\(text)” is no day"),
        suggestion: Wording("写成 2024-01-31", "write 2024-01-31"))
    }
    guard day <= today else {
      throw Problem(
        "rulings.future-day", .error,
        Wording("办理日期 \(day) 在今天之后", "\(day) is after today"),
        suggestion: Wording("填今天或以前的日期", "give today or a day before"))
    }
    return day
  }

  /// A day of the query; `nil` where none is given.
  func day(_ name: String, _ request: Request) throws -> Day? {
    guard let text = parameter(name, request) else { return nil }
    guard let day = Day(text) else {
      throw PageProblem(
        .badRequest,
        .badForm("日期应写成 2024-01-31", "a day is written as 2024-01-31"))
    }
    return day
  }

  /// The names of people by their logins.
  func names() throws -> [String: String] {
    Dictionary(try library.people().map { ($0.login, $0.name) }, uniquingKeysWith: { a, _ in a })
  }

  /// A region as a person reads it.
  static func region(_ code: String?) -> String {
    guard let code, !code.isEmpty else { return "" }
    return RegionTable.standard[code].map { "\($0.name) \(code)" } ?? code
  }

  /// The title of a type of record.
  func title(ofType type: String) -> String {
    packs.entry(type: type)?.record.title ?? type
  }
}
