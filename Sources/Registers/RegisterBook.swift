public import Diagnostics
import FEEL
public import Foundation
public import Packs
public import Rulings
public import Store
public import Vocabulary

/// The registers of a pack, kept in a library: runs, decisions, objections, exits and differences.
public struct RegisterBook: Sendable {
  /// The registers.
  public let registers: [Register]
  let packs: PackSet
  let library: Library
  let parameters: Parameters
  let calendar: WorkingCalendar
  let grades: (any GradeSource)?

  /// Reads the registers of a pack and of the packs that it uses.
  ///
  /// - Parameters:
  ///   - packs: The pack with those that it uses.
  ///   - library: Where records and items are kept.
  ///   - context: The region and the year that parameters are for.
  ///   - calendar: Which days are worked.
  ///   - grades: Where the grades of appraisals come from.
  /// - Throws: What is wrong with a declaration.
  public init(
    _ packs: PackSet, library: Library, for context: OverlayContext = OverlayContext(),
    calendar: WorkingCalendar = .standard, grades: (any GradeSource)? = nil
  ) throws(Problem) {
    self.packs = packs
    self.library = library
    self.calendar = calendar
    self.grades = grades
    parameters = Parameters(packs, for: context)
    var registers: [Register] = []
    for pack in packs.all.reversed() {
      let rules = RuleCompiler(folder: pack.folder)
      let declarations = PackFiles.declarations(.register, in: pack.folder)
      if let problem = declarations.problems.first { throw problem }
      for file in declarations.files {
        let shape = ShapeChecker.problems(of: file.root, DeclarationKind.register.shape)
        var reader = RegisterReader(
          file, of: pack, in: packs, parameters: parameters, rules: rules)
        let register = reader.read()
        if let problem = (shape + reader.problems).first(where: { $0.severity == .error }) {
          throw problem
        }
        if let register, !registers.contains(where: { $0.name == register.name }) {
          registers.append(register)
        }
      }
    }
    self.registers = registers
  }

  /// The register of a name.
  ///
  /// - Throws: `registers.unknown`.
  public func register(_ name: String) throws(Problem) -> Register {
    if let register = registers.first(where: { $0.name == name }) { return register }
    throw RegisterProblem.unknown(name, among: registers.map(\.name))
  }

  // MARK: Reading

  /// The items of a register as they were on a day.
  ///
  /// - Parameters:
  ///   - name: The register.
  ///   - day: The day; now where `nil`.
  ///   - moment: When it was known; now where `nil`.
  ///   - states: Only those that stood so; all where empty.
  ///   - level: Only those of a level.
  ///   - viewer: Who asks: what they may not see is masked, and an enterprise sees its own.
  /// - Returns: The items, in the order in which they were proposed.
  /// - Throws: `registers.unknown`.
  public func items(
    of name: String, on day: Day? = nil, asKnownOn moment: Date? = nil,
    states: Set<RegisterState> = [], level: String? = nil, viewer: RecordViewer
  ) throws(Problem) -> [RegisterItem] {
    _ = try register(name)
    return try library.read { db in try RegisterTable(db: db).items(of: name) }.compactMap { item in
      guard viewer.role != .enterprise || viewer.sees(recordOf: item.owner),
        level.map({ $0 == item.level }) ?? true, let then = item.asOf(day, knownAt: moment),
        states.isEmpty || states.contains(then.state)
      else { return nil }
      return then.shown(to: viewer)
    }
  }

  /// An item with all that happened, as a viewer may read it.
  ///
  /// - Throws: `registers.no-item`.
  public func item(_ id: Int64, viewer: RecordViewer) throws(Problem) -> RegisterItem {
    guard let item = try library.read({ db in try RegisterTable(db: db).item(id) }),
      viewer.role != .enterprise || viewer.sees(recordOf: item.owner)
    else { throw RegisterProblem.noItem(id) }
    return item.shown(to: viewer)
  }

  /// How the list of one day differs from that of another.
  public struct Difference: Sendable, Hashable {
    /// Those that came onto the list.
    public var entered: [RegisterItem]
    /// Those that left it, as they are on the later day.
    public var left: [RegisterItem]
    /// Those that stand otherwise, on the list or on the way to it, with where they stood.
    public var moved: [Moved]

    /// One that stands otherwise.
    public struct Moved: Sendable, Hashable {
      /// Where it stood; `nil` where it was not there.
      public var from: RegisterState?
      /// The item on the later day.
      public var item: RegisterItem
    }
  }

  /// What changed from one day to another.
  ///
  /// - Throws: `registers.unknown`.
  public func difference(
    of name: String, from first: Day, to last: Day, viewer: RecordViewer
  ) throws(Problem) -> Difference {
    let before = Dictionary(
      uniqueKeysWithValues: try items(of: name, on: first, viewer: viewer).map { ($0.id, $0) })
    var difference = Difference(entered: [], left: [], moved: [])
    for item in try items(of: name, on: last, viewer: viewer) {
      let old = before[item.id]?.state
      let (was, now) = (old?.isMember ?? false, item.state.isMember)
      if !was, now {
        difference.entered.append(item)
      } else if was, !now {
        difference.left.append(item)
      } else if old != item.state {
        difference.moved.append(Difference.Moved(from: old, item: item))
      }
    }
    return difference
  }

  /// What the entry rule says of one subject now, with why; also where it is not proposed.
  ///
  /// - Throws: `registers.no-subject`.
  public func explain(_ subject: String, in name: String, on day: Day, viewer: RecordViewer)
    throws(Problem) -> Explanation
  {
    let register = try register(name)
    let population = try Population(register, book: self, on: day)
    guard let row = population.records.row(ofKey: subject) else {
      throw RegisterProblem.noSubject(subject, register.subject)
    }
    return try population.ruling(row).shown(to: viewer, owner: population.records.owner(row))
  }
}

extension RegisterItem {
  /// The item without what a viewer may not see.
  func shown(to viewer: RecordViewer) -> RegisterItem {
    var item = self
    for index in item.events.indices {
      item.events[index].explanation = item.events[index].explanation?.shown(
        to: viewer, owner: owner)
    }
    return item
  }
}
