// Runs a fuzz target over files, where libFuzzer is not linked.
//
// usage: fuzz_X FILE|FOLDER...
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {
bool Replay(const std::filesystem::path& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  std::vector<uint8_t> bytes(std::filesystem::file_size(path));
  const bool whole =
      std::fread(bytes.data(), 1, bytes.size(), file) == bytes.size();
  std::fclose(file);
  if (whole) LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
  return whole;
}
}  // namespace

int main(int argc, char** argv) {
  size_t files = 0;
  bool good = true;
  for (int i = 1; i < argc; ++i) {
    if (!std::filesystem::is_directory(argv[i])) {
      good &= Replay(argv[i]);
      ++files;
      continue;
    }
    for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
      good &= Replay(entry.path());
      ++files;
    }
  }
  std::printf("%zu inputs\n", files);
  return good && files > 0 ? 0 : 1;
}
