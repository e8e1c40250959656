import ArgumentParser
import Cases
import Diagnostics
import Foundation
import Ledgers
import Packs
import Provisions
import Registers
import Rulings
import Store
import Vocabulary

/// The pack whose ledgers, registers and procedures are meant, and for whom.
struct EnginePackOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("规则包；缺省为 packs/industrial-land", valueName: "folder"))
  var pack = "packs/industrial-land"

  @Option(name: .long, help: ArgumentHelp("参数适用的区划代码", valueName: "code"))
  var jurisdiction: String?

  @Option(name: .long, help: ArgumentHelp("参数适用的年度", valueName: "year"))
  var parameterYear: Int?

  func load() throws(Problem) -> PackSet {
    let packs = try PackLoader().load(PackPath.plain(pack))
    if let problem = packs.problems.first(where: { $0.severity == .error }) { throw problem }
    return packs
  }

  var context: OverlayContext {
    OverlayContext(jurisdiction: jurisdiction, year: parameterYear)
  }

  func ledgers(_ library: Library) throws(Problem) -> LedgerBook {
    try LedgerBook(try load(), library: library, for: context)
  }

  func registers(_ library: Library) throws(Problem) -> RegisterBook {
    try RegisterBook(try load(), library: library, for: context)
  }

  func cases(_ library: Library) throws(Problem) -> CaseBook {
    try CaseBook(try load(), library: library, for: context)
  }
}

/// Who does something.
struct ActorOptions: ParsableArguments {
  @Option(name: .long, help: "谁办：登录名；没有账号时写姓名")
  var by = NSUserName()

  @Option(name: .long, help: "以什么角色办；有账号时以账号为准")
  var role: String?

  func actor(_ library: Library) throws(Problem) -> Actor {
    var claimed: Role?
    if let role {
      guard let known = RoleNames.role(role) else {
        throw Problem(
          "rulings.unknown-role", .error,
          Wording("没有角色 “\(role)”", "there is no role “\(role)”"),
          suggestion: Wording(
            "有：\(RoleNames.all.joined(separator: "、"))",
            "there are: \(RoleNames.all.joined(separator: ", "))"))
      }
      claimed = known
    }
    return try Actor.named(by, role: claimed, in: library)
  }
}

/// A day on which something is done.
struct DayOption: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("日期；缺省为今天（北京时间）", valueName: "date"))
  var on: String?

  var day: Day { get throws { try Self.day(on) } }

  static func day(_ text: String?) throws -> Day {
    let text = text ?? Today.date.description
    guard let day = Day(text) else { throw BadDate(text: text) }
    return day
  }
}

/// Facts as `--fact 名称=值`.
struct FactOptions: ParsableArguments {
  @Option(name: .customLong("fact"), help: ArgumentHelp("事实，写成 名称=值；可写多次", valueName: "name=value"))
  var facts: [String] = []

  func stated() throws -> [String: String] {
    var stated: [String: String] = [:]
    for fact in facts {
      guard let cut = fact.firstIndex(of: "=") else {
        throw ValidationError("--fact “\(fact)”：应为 名称=值")
      }
      stated[String(fact[..<cut])] = String(fact[fact.index(after: cut)...])
    }
    return stated
  }
}
