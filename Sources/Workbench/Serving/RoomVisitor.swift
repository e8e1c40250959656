import Store

/// Who asks for a page.
enum RoomVisitor: Sendable {
  /// Nobody has an account yet: whoever sits at the machine may do all but look after people.
  case owner
  /// Somebody without an account, or who has not logged in.
  case stranger
  /// Somebody who has logged in.
  case known(Person)

  /// The account, where there is one.
  var person: Person? {
    if case .known(let person) = self { person } else { nil }
  }

  /// Whether the visitor may do something.
  func may(_ right: Right) -> Bool {
    switch self {
    case .owner: right != .managePeople
    case .stranger: Role.visitor.rights.contains(right)
    case .known(let person): person.role.rights.contains(right)
    }
  }
}
