// Figures to words; see progress.h.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "redactor/cli/progress.h"

namespace redactor::cli {

namespace {

std::string Number(const char* format, double value) {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

// "950 B", "12.3 MB", "456 GB": three digits or so.
std::string Bytes(double bytes) {
  constexpr const char* kUnits[] = {"B", "kB", "MB", "GB", "TB", "PB"};
  size_t unit = 0;
  while (bytes >= 999.5 && unit + 1 < std::size(kUnits)) {
    bytes /= 1000;
    ++unit;
  }
  return Number(unit > 0 && bytes < 99.95 ? "%.1f " : "%.0f ", bytes) +
         kUnits[unit];
}

// "0:07", "12:34", "1:02:03".
std::string Clock(double seconds) {
  const auto whole = static_cast<long long>(std::min(seconds, 3.5e6));
  char text[32];
  if (whole < 3600) {
    std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
  } else {
    std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600,
                  whole / 60 % 60, whole % 60);
  }
  return text;
}

double Rate(const ProgressFigures& figures) {
  return static_cast<double>(figures.bytes) / std::max(figures.seconds, 0.001);
}

// 0..1. A container may be read twice in places.
double Part(const ProgressFigures& figures) {
  if (figures.total <= 0) return 0;
  return std::min(1.0, static_cast<double>(figures.bytes) /
                           static_cast<double>(figures.total));
}

std::string Found(const ProgressFigures& figures) {
  return std::to_string(figures.findings) + " found";
}

}  // namespace

std::string ProgressBar(const ProgressFigures& figures, size_t width) {
  constexpr int kCells = 20;
  std::vector<std::string> words;
  if (figures.total > 0) {
    const double part = Part(figures);
    const int done = static_cast<int>(part * kCells);
    words.push_back("[" + std::string(static_cast<size_t>(done), '=') +
                    std::string(static_cast<size_t>(kCells - done), ' ') + "]" +
                    Number("%4.0f%%", std::floor(part * 100)));
  }
  words.push_back(Bytes(static_cast<double>(figures.bytes)));
  words.push_back(Bytes(Rate(figures)) + "/s");
  if (figures.total > 0 && figures.bytes > 0) {
    const double part = Part(figures);
    words.push_back("ETA " + Clock(figures.seconds * (1 - part) / part));
  }
  words.push_back(Found(figures));
  std::string line;
  for (const std::string& word : words) {
    if (line.size() + 2 + word.size() >= width) break;
    if (!line.empty()) line += "  ";
    line += word;
  }
  return line;
}

std::string ProgressText(const ProgressFigures& figures) {
  std::string line = Bytes(static_cast<double>(figures.bytes));
  if (figures.total > 0) {
    line += " of " + Bytes(static_cast<double>(figures.total));
  }
  return line + " in " + Clock(figures.seconds) + ", " + Bytes(Rate(figures)) +
         "/s, " + Found(figures);
}

}  // namespace redactor::cli
