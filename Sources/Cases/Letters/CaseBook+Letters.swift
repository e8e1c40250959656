public import Diagnostics
import FEEL
import Foundation
import Packs
public import Rulings
public import Store
public import Vocabulary

extension CaseBook {
  /// Writes a letter of a case and attaches it.
  ///
  /// Places of the template are filled from what was stated, from the record that the case is about, and
  /// from `案号`, `案由`, `日期`. A value that the viewer may not see is not written into a letter.
  ///
  /// - Parameters:
  ///   - name: The letter.
  ///   - id: The case.
  ///   - day: The day of the letter.
  ///   - viewer: With whose eyes.
  ///   - actor: Who writes it.
  /// - Returns: The Word document.
  /// - Throws: `cases.unknown`, `cases.letter-blank`, `cases.bad-template`.
  @discardableResult
  public func letter(
    _ name: String, of id: Int64, on day: Day, viewer: RecordViewer, by actor: Actor
  ) throws(Problem) -> [UInt8] {
    let file = try file(id, viewer: viewer)
    let procedure = try procedure(file.procedure)
    guard let letter = procedure.letters.first(where: { $0.name == name }) else {
      throw CaseProblem.unknown(
        Wording("文书", "letter"), name, among: procedure.letters.map(\.name))
    }
    guard let folder = packs.pack(procedure.pack.name)?.folder,
      let path = PackFiles.path(letter.file, in: folder),
      let data = try? Data(contentsOf: URL(fileURLWithPath: path))
    else {
      throw Problem(
        "cases.no-template", .error,
        Wording("没有模板文件 “\(letter.file)”", "there is no template “\(letter.file)”"))
    }
    let document = try LetterTemplate([UInt8](data), file: letter.file).letter(
      try values(file, procedure, day, viewer))
    _ = try attach(
      document, file: "\(letter.title)-\(id).docx", as: name, to: id, on: day, by: actor)
    return document
  }

  private func values(
    _ file: CaseFile, _ procedure: Procedure, _ day: Day, _ viewer: RecordViewer
  ) throws(Problem) -> [String: String] {
    var values = [
      "案号": "\(file.id)", "案由": file.title, "日期": Self.text(day),
      "立案日期": Self.text(file.openedOn),
    ]
    if let type = file.subjectType, let subject = file.subject, let record = packs.record(type),
      let found = try RecordFacts.ofOne(subject, record, packs: packs, in: library)
    {
      for field in record.fields {
        guard let fact = found.facts[field.name], viewer.sees(grade: fact.grade) else { continue }
        values[field.name] = Self.text(fact.value)
      }
    }
    for (name, text) in file.facts {
      guard let text else { continue }
      values[name] = Self.text(FEELExpression.evaluate(text).value)
    }
    return values
  }

  /// A value as letters write it; `nil` for none.
  private static func text(_ value: Value) -> String? {
    switch value {
    case .null: nil
    case .string(let text): text
    case .number(let number): number.description
    case .boolean(let bit): bit ? "是" : "否"
    case .date(let date): "\(date.year)年\(date.month)月\(date.day)日"
    default: value.feelText
    }
  }

  private static func text(_ day: Day) -> String {
    let parts = day.parts
    return "\(parts.year)年\(parts.month)月\(parts.day)日"
  }
}
