import Packs
import Tables

/// The grades of the fields of a type, and with them what a viewer sees.
///
/// The grade of a field is that of the newest batch that has it, or that of the pack in use where it
/// is higher; a field of which nothing is known has the highest.
struct FieldGrades {
  let viewer: RecordViewer
  private var grades: [String: Int] = [:]

  init(_ batches: [RecordBatch], declared: RecordType?, viewer: RecordViewer) {
    self.viewer = viewer
    for batch in batches {
      for field in batch.form.fields { grades[field.name] = field.grade }
    }
    for field in declared?.fields ?? [] {
      grades[field.name] = max(grades[field.name] ?? 0, field.gradeNumber)
    }
  }

  func grade(_ field: String) -> Int { grades[field] ?? 3 }

  func sees(_ field: String) -> Bool { viewer.sees(grade: grade(field)) }

  func value(_ value: TableValue, of field: String) -> RecordValue {
    sees(field) ? .shown(value) : .masked
  }
}
