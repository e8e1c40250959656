public import Diagnostics
import Packs
public import Tables

/// Adds fields of linked records to rows.
public struct Joiner {
  private let bundle: MethodBundle

  /// Creates a joiner.
  public init(_ bundle: MethodBundle) { self.bundle = bundle }

  /// The columns with those of linked records.
  ///
  /// - Parameters:
  ///   - columns: The columns of the rows.
  ///   - others: The columns of linked records by the name of the link.
  /// - Returns: All columns; a row whose link leads nowhere has no value in those of the other record.
  /// - Throws: `appraisals.no-column` where the fields of a link are not there;
  ///   `appraisals.double-key` where it leads to several records.
  public func columns(
    _ columns: [TypedColumn], joining others: [String: [TypedColumn]]
  ) throws(Problem) -> [TypedColumn] {
    var result = columns
    for join in bundle.method.joins {
      guard let other = others[join.link],
        let key = bundle.record.foreignKeys.first(where: { $0.alias == join.link })
      else { continue }
      let own = try pick(key.fields, columns, join)
      let targets = try pick(key.targets, other, join)
      var places: [[String]: Int] = [:]
      for row in 0..<(targets.first?.count ?? 0) {
        let text = targets.map { $0[row].description }
        if places.updateValue(row, forKey: text) != nil {
          throw Problem(
            "appraisals.double-key", .error,
            Wording(
              "\(key.resource) 中有两条 \(text.joined(separator: "、"))",
              "\(key.resource) has \(text.joined(separator: ", ")) twice"), at: join.node.place)
        }
      }
      let rows = (0..<(own.first?.count ?? 0)).map { row in
        places[own.map { $0[row].description }]
      }
      for name in join.fields where !result.contains(where: { $0.name == name }) {
        guard let column = other.first(where: { $0.name == name }) else { continue }
        let values = rows.map { $0.map { column[$0] } ?? .missing }
        if let made = TypedColumn(
          name: name, kind: column.kind, unit: column.unit, values: values)
        {
          result.append(made)
        }
      }
    }
    return result
  }

  private func pick(
    _ names: [String], _ columns: [TypedColumn], _ join: Method.Join
  ) throws(Problem) -> [TypedColumn] {
    var found: [TypedColumn] = []
    for name in names {
      guard let column = columns.first(where: { $0.name == name }) else {
        throw Problem(
          "appraisals.no-column", .error,
          Wording("数据中没有“\(name)”，无法关联", "the data have no “\(name)” to link by"),
          at: join.node.place)
      }
      found.append(column)
    }
    return found
  }
}
