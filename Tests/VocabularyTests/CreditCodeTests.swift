import Diagnostics
import Testing
import Vocabulary

@Suite("Credit codes")
struct CreditCodeTests {
  @Test(
    "published codes are right",
    arguments: [
      "91330000142944445H", "91330106MA2CEGF66C", "91330000733796106P", "913300006096907427",
    ])
  func published(text: String) throws {
    let code = try CreditCode(text)
    #expect(code.isCheckRight && code.warnings.isEmpty)
    #expect(code.organisation?.isCheckRight == true)
    #expect(
      code.registrar?.english == "market regulation" && code.marketKind?.english == "enterprise")
    #expect(code.regionCode.hasPrefix("33"))
    let organisation = String(text.dropFirst(8).prefix(8))
    #expect(CreditCode(kind: "91", region: code.regionCode, organisation: organisation) == code)
  }

  @Test("a wrong check character is warned of, and the code is read")
  func wrongCheck() throws {
    let code = try CreditCode("91330000142944445J")
    #expect(!code.isCheckRight && code.expectedCheck == "H")
    #expect(code.warnings.map(\.code) == ["vocabulary.credit-code-check"])
    #expect(code.warnings[0].severity == .warning)
  }

  @Test("blanks, full-width and small letters are understood")
  func spelling() throws {
    #expect(try CreditCode(" ９１330000 142944445h ").text == "91330000142944445H")
  }

  @Test("what is no code is told, with the letter that may be meant")
  func refused() {
    let short = #expect(throws: Problem.self) { try CreditCode("9133") }
    #expect(short?.message.english.contains("4 characters") == true)
    let letter = #expect(throws: Problem.self) { try CreditCode("9133O000142944445H") }
    #expect(letter?.suggestion?.english.contains("0") == true)
    #expect(throws: Problem.self) { try CreditCode("") }
    #expect(throws: Problem.self) { try CreditCode(String(repeating: "中", count: 100_000)) }
  }

  @Test("one wrong character or two exchanged neighbours are always found")
  func detection() throws {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let original = Array("91330106MA2CEGF66C")
    for index in original.indices {
      for character in alphabet where character != original[index] {
        var changed = original
        changed[index] = character
        #expect(try !CreditCode(String(changed)).isCheckRight)
      }
      if index > 0, original[index] != original[index - 1] {
        var changed = original
        changed.swapAt(index, index - 1)
        #expect(try !CreditCode(String(changed)).isCheckRight)
      }
    }
  }

  @Test("organisation codes with and without a hyphen")
  func organisations() {
    #expect(OrganisationCode("14294444-5")?.isCheckRight == true)
    #expect(OrganisationCode("142944446")?.isCheckRight == false)
    #expect(OrganisationCode("1429") == nil && OrganisationCode("14294444中") == nil)
  }
}
