// What the progress line says.
#include "redactor/cli/progress.h"

#include <doctest/doctest.h>

namespace redactor::cli {
namespace {

TEST_CASE("the bar tells part, bytes, rate, time left and findings") {
  struct {
    ProgressFigures figures;
    size_t width;
    const char* line;
  } const kCases[] = {
      {{0, 1000, 0.5, 0},
       80,
       "[                    ]   0%  0 B  0 B/s  0 found"},
      {{32'000'000, 64'000'000, 2, 12345},
       80,
       "[==========          ]  50%  32.0 MB  16.0 MB/s  ETA 0:02  12345 "
       "found"},
      {{64'000'000, 64'000'000, 4, 7},
       80,
       "[====================] 100%  64.0 MB  16.0 MB/s  ETA 0:00  7 found"},
      // A container that is read twice in places.
      {{2000, 1000, 1, 1},
       80,
       "[====================] 100%  2.0 kB  2.0 kB/s  ETA 0:00  1 found"},
      {{999'500'000'000, 100'000'000'000'000, 7200, 3},
       80,
       "[                    ]   0%  1.0 TB  139 MB/s  ETA 198:06:00  3 found"},
      // A stream: nobody knows how much there is.
      {{950, -1, 0.5, 3}, 80, "950 B  1.9 kB/s  3 found"},
      {{150'000, -1, 1, 3}, 80, "150 kB  150 kB/s  3 found"},
      {{5, 0, 1, 0}, 80, "5 B  5 B/s  0 found"},
      // What does not fit is left out.
      {{32'000'000, 64'000'000, 2, 12345},
       50,
       "[==========          ]  50%  32.0 MB  16.0 MB/s"},
      {{950, -1, 0.5, 3}, 10, "950 B"},
      {{950, -1, 0.5, 3}, 0, ""},
  };
  for (const auto& c : kCases) {
    CHECK(ProgressBar(c.figures, c.width) == c.line);
    CHECK(ProgressBar(c.figures, c.width).size() <= c.width);
  }
}

TEST_CASE("the line of a log") {
  CHECK(ProgressText({32'000'000, 64'000'000, 62, 5}) ==
        "32.0 MB of 64.0 MB in 1:02, 516 kB/s, 5 found");
  CHECK(ProgressText({0, -1, 0, 0}) == "0 B in 0:00, 0 B/s, 0 found");
}

}  // namespace
}  // namespace redactor::cli
