// A fuzz target without libFuzzer: runs it over the seed files named on the
// command line, over cuts of them, and over nothing at all. The target itself
// aborts when it sees something wrong.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

// On the heap and of the exact size, so that ASan sees one byte too far.
void Run(const std::string& bytes, size_t size) {
  const auto copy = std::make_unique<uint8_t[]>(size);
  for (size_t i = 0; i < size; ++i) copy[i] = static_cast<uint8_t>(bytes[i]);
  LLVMFuzzerTestOneInput(copy.get(), size);
}

bool Replay(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "cannot read %s\n", path);
    return false;
  }
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  constexpr size_t kCuts = 16;
  for (size_t cut = 1; cut <= kCuts; ++cut) {
    Run(bytes, bytes.size() * cut / kCuts);
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: %s SEED...\n", argv[0]);
    return 2;
  }
  Run("", 0);
  bool ok = true;
  for (int i = 1; i < argc; ++i) ok = Replay(argv[i]) && ok;
  std::printf("%d seeds\n", argc - 1);
  return ok ? 0 : 1;
}
