public import Diagnostics
import Tables

extension PackSet {
  /// The overlays of all packs that change a pack and fit a context, the least specific first: the
  /// whole country, the province, the city, the county, and of two of one region the later year last.
  public func overlays(of pack: String, for context: OverlayContext) -> [Overlay] {
    all.flatMap { owner in
      owner.overlays.filter { ($0.pack ?? owner.name) == pack }
    }.enumerated().compactMap { index, overlay in
      context.closeness(of: overlay).map { (overlay, $0, overlay.firstYear ?? 0, index) }
    }.sorted { ($0.1, $0.2, $0.3) < ($1.1, $1.2, $1.3) }.map(\.0)
  }

  /// A declaration of a pack as it reads for a context.
  ///
  /// What an overlay changed keeps its place in the overlay, so that a problem with it is told there.
  ///
  /// - Parameters:
  ///   - file: The YAML file, seen from the pack.
  ///   - pack: The pack.
  ///   - context: The region and the year.
  /// - Returns: The file as it is, the declaration with all changes, and what was wrong with these.
  /// - Throws: A problem of the file.
  public func declaration(
    _ file: String, of pack: String, for context: OverlayContext
  ) throws(Problem) -> (file: DeclarationFile, root: DeclarationNode, problems: [Problem]) {
    guard let owner = self.pack(pack), let path = PackFiles.path(file, in: owner.folder) else {
      throw PackProblem.unreadable(file, pack)
    }
    let declaration = try DeclarationFile(path: path)
    var root = declaration.root
    var problems: [Problem] = []
    for overlay in overlays(of: pack, for: context) {
      for change in overlay.changes where change.file == file {
        do throws(Problem) {
          root = try OverlayChange(change).applied(to: root)
        } catch {
          problems.append(error)
        }
      }
    }
    return (declaration, root, problems)
  }

  /// A record type as it reads for a context.
  ///
  /// - Parameters:
  ///   - name: The name of the type.
  ///   - context: The region and the year.
  /// - Returns: The type with all changes and added fields, and what was wrong with these; `nil` where
  ///   there is none.
  public func record(_ name: String, for context: OverlayContext) -> (
    record: RecordType, problems: [Problem]
  )? {
    var problems: [Problem] = []
    let assembly = RecordAssembly(packs: self) { pack, name in
      guard pack.records.contains(where: { $0.name == name }),
        let read = try? declaration("records/\(name).yaml", of: pack.name, for: context)
      else { return nil }
      problems += read.problems
      problems += ShapeChecker.problems(of: read.root, DeclarationKind.record.shape)
      return RecordType(read.file, root: read.root)
    }
    return assembly.record(name).map { ($0, problems) }
  }

  /// A table of a pack as it reads for a context, every cell as text.
  ///
  /// - Parameters:
  ///   - file: The CSV file, seen from the pack.
  ///   - pack: The pack.
  ///   - context: The region and the year.
  /// - Returns: The table with all changes, and what was wrong with these.
  /// - Throws: A problem of the file.
  public func table(
    _ file: String, of pack: String, for context: OverlayContext
  ) throws(Problem) -> (table: OverlaidTable, problems: [Problem]) {
    guard let owner = self.pack(pack), let path = PackFiles.path(file, in: owner.folder) else {
      throw PackProblem.unreadable(file, pack)
    }
    let read = try DelimitedTable.read(path)
    var table = OverlaidTable(read)
    var problems = read.problems
    for overlay in overlays(of: pack, for: context) {
      for change in overlay.changes where change.file == file {
        do throws(Problem) {
          try table.apply(change)
        } catch {
          problems.append(error)
        }
      }
    }
    return (table, problems)
  }
}
