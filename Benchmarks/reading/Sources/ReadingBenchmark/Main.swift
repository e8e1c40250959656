/// How many megabytes of text a second each stage of reading takes, on one core.
///
/// ```
/// swift run -c release ReadingBenchmark [FILE…]
/// ```
///
/// Files of any format are read as `guiju read` reads them, each once for every ten megabytes or so;
/// without files a plan is invented.
@main
enum ReadingBenchmarkMain {
  static func main() throws { try Run(files: Array(CommandLine.arguments.dropFirst())).measure() }
}
