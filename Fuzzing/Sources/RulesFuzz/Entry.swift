import Foundation

/// What libFuzzer calls: the first byte chooses what is tried, the others are its text.
///
/// A promise that does not hold ends the program, so that the fuzzer keeps the input as a crash.
private func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  guard let data, size > 1, size < 1 << 16 else { return 0 }
  let bytes = UnsafeBufferPointer(start: data + 1, count: size - 1)
  switch data[0] {
  case UInt8(ascii: "e"): Targets.expression(String(decoding: bytes, as: UTF8.self))
  case UInt8(ascii: "t"): Targets.tests(String(decoding: bytes, as: UTF8.self))
  case UInt8(ascii: "m"): Targets.model(Data(bytes))
  case UInt8(ascii: "p"): Targets.pattern(String(decoding: bytes, as: UTF8.self))
  case UInt8(ascii: "j"): Targets.json(Data(bytes))
  default: return -1
  }
  return 0
}

private typealias TestOneInput = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
  _ test: TestOneInput
) -> CInt

/// The package manager gives the program's own `main` this name, and libFuzzer's is not linked.
@_cdecl("RulesFuzz_main")
public func rulesFuzzMain(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
  var count = count
  var arguments = arguments
  return runDriver(&count, &arguments, testOneInput)
}
