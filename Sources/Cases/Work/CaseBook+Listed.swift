public import Diagnostics
import Registers
import Rulings
import Store
public import Vocabulary

extension CaseBook {
  /// Opens a case for every subject that a register lists and for which a procedure is declared.
  ///
  /// Each listing brings one case, however often this is done; where somebody opened one by hand that is
  /// still open, none is added. All cases of a procedure land together.
  ///
  /// - Parameter day: The day on which they are opened.
  /// - Returns: The cases that were opened.
  /// - Throws: The problems of the file, or of a declaration.
  /// - Complexity: The number of listed subjects.
  @discardableResult
  public func openListed(asOf day: Day) throws(Problem) -> [CaseFile] {
    var opened: [CaseFile] = []
    for procedure in procedures {
      for name in procedure.opensFor {
        let registers = try registers()
        let title = try registers.register(name).title
        let waiting = try library.read { db in
          try self.waiting(procedure, registers, name, CaseTable(db: db))
        }
        guard !waiting.isEmpty else { continue }
        opened += try library.write(LogAction("case-open-listed", "\(procedure.name) \(name)")) {
          db in
          let table = CaseTable(db: db)
          return try self.waiting(procedure, registers, name, table).map { listed in
            try self.insert(
              procedure, title: "\(title)：\(listed.subject)", subject: listed.subject, facts: [:],
              on: day, request: Self.request(procedure, listed.item), by: LogAction.program, table)
          }
        }
      }
    }
    return opened
  }

  private static func request(_ procedure: Procedure, _ item: Int64) -> String {
    "listed:\(procedure.name):\(item)"
  }

  private func waiting(
    _ procedure: Procedure, _ registers: RegisterBook, _ name: String, _ table: CaseTable
  ) throws -> [(item: Int64, subject: String)] {
    try registers.listed(in: name, table.db).filter { listed in
      try table.id(request: Self.request(procedure, listed.item)) == nil
        && table.ids(procedure: procedure.name, subject: listed.subject, isOpen: true).isEmpty
    }
  }
}
