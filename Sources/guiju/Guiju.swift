/// Where the program begins.
@main
enum Guiju {
  static func main() async { await CommandLineRunner.run() }
}
