import Testing
import Vocabulary

@Suite("Exact decimal numbers")
struct ScaledDecimalTests {
  @Test(
    "text is read and written without loss",
    arguments: [
      ("12.50", "12.50"), ("-0.05", "-0.05"), ("+3", "3"), (".5", "0.5"), ("5.", "5"),
      ("1.5E+3", "1500"), ("25e-3", "0.025"), ("0e99", "0"), ("00012", "12"),
      ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
    ])
  func text(written: String, printed: String) {
    #expect(ScaledDecimal(written)?.description == printed)
  }

  @Test(
    "what is no number, or has more digits than fit, is refused",
    arguments: [
      "", "-", ".", "1,000", "1e", "1e99", "0x1", "1 2", "--1", "1.2.3", "NaN", "1e99999",
      "999999999999999999999999999999999999999", "0.00000000000000000000000000000000000001",
    ])
  func refused(text: String) { #expect(ScaledDecimal(text) == nil) }

  @Test("numbers are equal whatever their decimals, and ordered by value")
  func order() throws {
    let (a, b) = (try #require(ScaledDecimal("12.5")), try #require(ScaledDecimal("12.500")))
    #expect(a == b && a.hashValue == b.hashValue && !(a < b))
    let c = try #require(ScaledDecimal("-12.51"))
    #expect(c < a && !(a < c))
    #expect(try #require(Ratio(-1, 2)) < #require(Ratio(-1, 3)))
    #expect(try #require(Ratio(1, 3)) < #require(Ratio(1, 2)))
    #expect(try #require(Ratio(-1, 3)) < .zero)
  }

  @Test("a product without an end is rounded half to even and said to be inexact")
  func rounding() throws {
    let third = try #require(Ratio(1, 3))
    let result = try #require(ScaledDecimal(2).times(third))
    #expect(!result.isExact)
    #expect(result.value.description == "0.6666666666666666666666666666666667")
    let exact = try #require(ScaledDecimal(3).times(third))
    #expect(exact.isExact && exact.value == ScaledDecimal(1))
  }
}
