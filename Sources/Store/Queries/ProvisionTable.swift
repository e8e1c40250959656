import GRDB
import Provisions

/// Reads provisions and blocks as neighbours.
enum ProvisionTable {
  static func fetch(
    _ db: Database, where condition: String, arguments: StatementArguments, order: String
  ) throws -> [ProvisionReference] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT p.*, l.code FROM provision p JOIN link l ON l.target = p.key
        WHERE \(condition) ORDER BY \(order)
        """, arguments: arguments
    ).map(reference)
  }

  static func ancestors(_ db: Database, of id: String) throws -> [ProvisionReference] {
    try Row.fetchAll(
      db,
      sql: """
        WITH RECURSIVE above (key, depth) AS (
          SELECT parent, 1 FROM provision WHERE key = ? AND parent IS NOT NULL
          UNION
          SELECT p.parent, depth + 1 FROM provision p JOIN above a ON p.key = a.key
          WHERE p.parent IS NOT NULL AND depth < 64
        )
        SELECT p.*, l.code FROM above a JOIN provision p ON p.key = a.key
        JOIN link l ON l.target = p.key ORDER BY a.depth DESC
        """, arguments: [id]
    ).map(reference)
  }

  static func reference(_ row: Row) -> ProvisionReference {
    let level: String? = row["level"]
    let block: String? = row["block"]
    return ProvisionReference(
      id: row["key"], code: row["code"], number: row["number"], heading: row["heading"],
      level: level.flatMap(Provision.Level.init), block: block.flatMap(Block.Kind.init))
  }
}
