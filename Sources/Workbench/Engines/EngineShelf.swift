import Cases
import Diagnostics
import Ledgers
import Packs
import Registers
import Rulings
import Store
import Synchronization
import Vocabulary

/// The registers, procedures and ledgers of the packs, read when they are first asked for.
final class EngineShelf: Sendable {
  /// The engines over one pack and those that it uses.
  struct Engines: Sendable {
    var packs: PackSet
    var registers: RegisterBook
    var cases: CaseBook
    var ledgers: LedgerBook
  }

  private struct Made {
    var engines: [Engines] = []
    var problems: [Problem] = []
  }

  private let shelf: PackShelf
  private let library: Library
  private let calendar: WorkingCalendar
  private let made = Mutex<Made?>(nil)

  init(_ shelf: PackShelf, library: Library, calendar: WorkingCalendar) {
    self.shelf = shelf
    self.library = library
    self.calendar = calendar
  }

  /// What is wrong with declarations; their packs are left out.
  var problems: [Problem] { all().problems }

  private func all() -> Made {
    made.withLock { known in
      if let known { return known }
      var new = Made()
      for set in shelf.sets {
        do throws(Problem) {
          let engines = Engines(
            packs: set,
            registers: try RegisterBook(set, library: library, calendar: calendar),
            cases: try CaseBook(set, library: library, calendar: calendar),
            ledgers: try LedgerBook(set, library: library))
          new.engines.append(engines)
        } catch {
          new.problems.append(error)
        }
      }
      known = new
      return new
    }
  }

  /// The registers that packs declare themselves, with the engines that know them.
  var registers: [(engines: Engines, register: Register)] {
    all().engines.flatMap { engines in
      engines.registers.registers.filter { $0.pack.name == engines.packs.main.name }
        .map { (engines, $0) }
    }
  }

  /// The procedures that packs declare themselves.
  var procedures: [(engines: Engines, procedure: Procedure)] {
    all().engines.flatMap { engines in
      engines.cases.procedures.filter { $0.pack.name == engines.packs.main.name }
        .map { (engines, $0) }
    }
  }

  /// The ledgers that packs declare themselves.
  var ledgers: [(engines: Engines, ledger: Ledger)] {
    all().engines.flatMap { engines in
      engines.ledgers.ledgers.filter { $0.pack.name == engines.packs.main.name }
        .map { (engines, $0) }
    }
  }

  /// The register of a name.
  func register(_ name: String) throws -> (engines: Engines, register: Register) {
    guard let found = registers.first(where: { $0.register.name == name }) else {
      throw PageProblem.notFound(name)
    }
    return found
  }

  /// The procedure of a name.
  func procedure(_ name: String) throws -> (engines: Engines, procedure: Procedure) {
    guard let found = procedures.first(where: { $0.procedure.name == name }) else {
      throw PageProblem.notFound(name)
    }
    return found
  }

  /// The ledger of a name.
  func ledger(_ name: String) throws -> (engines: Engines, ledger: Ledger) {
    guard let found = ledgers.first(where: { $0.ledger.name == name }) else {
      throw PageProblem.notFound(name)
    }
    return found
  }

  /// A case, and the engines whose pack declares its procedure.
  func file(_ id: Int64, viewer: RecordViewer) throws -> (engines: Engines, file: CaseFile) {
    guard let any = procedures.first?.engines else { throw PageProblem.notFound("\(id)") }
    let file = try any.cases.file(id, viewer: viewer)
    guard let (engines, _) = try? procedure(file.procedure) else { return (any, file) }
    return (engines, file)
  }
}
