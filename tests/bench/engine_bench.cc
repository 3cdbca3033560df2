// MB/s of Engine::Scan over a file, as plain text records of 64 KiB.
//
//   engine_bench PATTERNS_FOLDER FILE [ROUNDS]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "redactor/base/limits.h"
#include "redactor/base/record.h"
#include "redactor/detect/engine.h"

namespace redactor::detect {
namespace {

struct Total {
  size_t findings = 0;
  size_t withheld = 0;
  std::map<std::string, size_t> by_rule;
};

void ScanAll(const Engine& engine, const std::string& bytes, Total* total) {
  const auto scratch = Engine::NewScratch(false);
  ScanResult result;
  const PathNode root;
  const auto size = static_cast<uint32_t>(bytes.size());
  for (uint32_t begin = 0; begin < size;) {
    uint32_t end = std::min<uint32_t>(begin + kMaxTextRecord, size);
    while (end < size && bytes[end - 1] != '\n') ++end;
    const Segment segment{0, end - begin, SegmentKind::kText, 0};
    Record record;
    record.is_plain_text = true;
    record.raw = record.text =
        std::string_view(bytes).substr(begin, end - begin);
    record.segments = {&segment, 1};
    record.paths = {&root, 1};
    record.owned_end = record.scan_end = end - begin;
    if (!engine.Scan(record, {}, scratch.get(), &result).ok()) {
      ++total->withheld;
    }
    total->findings += result.detections.size();
    for (const Detection& d : result.detections) {
      ++total->by_rule[std::string(d.rule)];
    }
    begin = end;
  }
}

int Main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: engine_bench PATTERNS_FOLDER FILE [ROUNDS]\n");
    return 2;
  }
  EngineOptions options;
  options.patterns_folder = argv[1];
  const auto engine = Engine::Create(options);
  if (!engine.ok()) {
    std::fprintf(stderr, "%s\n", engine.status().message().c_str());
    return 2;
  }
  std::stringstream content;
  content << std::ifstream(argv[2], std::ios::binary).rdbuf();
  const std::string bytes = content.str();
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 3;
  for (int round = 0; round < rounds; ++round) {
    Total total;
    const auto start = std::chrono::steady_clock::now();
    ScanAll(**engine, bytes, &total);
    const std::chrono::duration<double> seconds =
        std::chrono::steady_clock::now() - start;
    std::printf("%.0f MB/s, %zu rules, %zu findings, %zu withheld\n",
                static_cast<double>(bytes.size()) / 1e6 / seconds.count(),
                (*engine)->rules().size(), total.findings, total.withheld);
    if (round + 1 < rounds) continue;
    for (const auto& [rule, count] : total.by_rule) {
      std::printf("  %8zu %s\n", count, rule.c_str());
    }
  }
  return 0;
}

}  // namespace
}  // namespace redactor::detect

int main(int argc, char** argv) { return redactor::detect::Main(argc, argv); }
