// Resolution: disjoint, nothing uncovered, whatever the order of the input.
#include "redactor/detect/span_resolver.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

namespace redactor::detect {

namespace {
Detection Make(uint32_t begin, uint32_t end, float score, uint32_t order) {
  Detection d;
  d.begin = begin;
  d.end = end;
  d.score = score;
  d.order = order;
  return d;
}

std::string Show(const std::vector<Detection>& all) {
  std::string out;
  for (const Detection& d : all) {
    out += std::to_string(d.begin) + "-" + std::to_string(d.end) + "#" +
           std::to_string(d.order) + " ";
  }
  return out;
}
}  // namespace

TEST_CASE("earlier, longer, higher, lower") {
  const std::string text = "0123456789abcdefghij";
  struct Row {
    std::vector<Detection> found;
    const char* spans;
  };
  const Row rows[] = {
      {{Make(3, 6, 1, 1), Make(0, 4, 0.5, 2)}, "0-6#2 "},
      {{Make(0, 4, 1, 1), Make(0, 6, 0.5, 2)}, "0-6#2 "},
      {{Make(0, 4, 0.5, 1), Make(0, 4, 0.9, 2)}, "0-4#2 "},
      {{Make(0, 4, 0.5, 3), Make(0, 4, 0.5, 2)}, "0-4#2 "},
      {{Make(0, 4, 1, 1), Make(4, 6, 1, 2)}, "0-6#1 "},
      {{Make(0, 4, 1, 1), Make(5, 6, 1, 2)}, "0-4#1 5-6#2 "},
  };
  for (const Row& row : rows) {
    std::vector<Detection> found = row.found;
    ResolveSpans(text, {}, &found, nullptr);
    CHECK(Show(found) == row.spans);
  }
}

TEST_CASE("joined spans are secret when one is") {
  Detection mail = Make(0, 6, 1, 1);
  mail.type = EntityType::kEmail;
  mail.identity = "jane";
  Detection secret = Make(4, 9, 0.5, 2);
  secret.type = EntityType::kSecret;
  std::vector<Detection> found = {mail, secret};
  ResolveSpans("0123456789", {}, &found, nullptr);
  REQUIRE(found.size() == 1);
  CHECK(found[0].end == 9);
  CHECK(found[0].type == EntityType::kSecret);
  CHECK(found[0].identity.empty());
  // What only goes on from an earlier part has no token: it stays apart.
  mail.continuation = true;
  found = {mail, secret};
  ResolveSpans("0123456789", {}, &found, nullptr);
  CHECK(found.size() == 2);
}

TEST_CASE("own tokens are cut out, what is left is trimmed") {
  const std::string text = "jane TOKEN, (poe) TOKEN!";
  const std::vector<OpaqueSpan> opaque = {{5, 10}, {18, 23}};
  std::vector<Detection> found = {Make(0, 24, 1, 1)};
  found[0].identity = "Jane Poe";
  ResolveSpans(text, opaque, &found, nullptr);
  CHECK(Show(found) == "0-4#1 13-16#1 ");
  CHECK(found[0].identity.empty());
  found = {Make(6, 9, 1, 1), Make(10, 12, 1, 1)};
  ResolveSpans(text, opaque, &found, nullptr);
  CHECK(Show(found) == "10-12#1 ");
  // A soft hyphen beside a token is no content.
  const std::string hidden = "TOKEN\xC2\xAD x\xC2\xAD";
  const std::vector<OpaqueSpan> token = {{0, 5}};
  found = {Make(0, 7, 1, 1)};
  ResolveSpans(hidden, token, &found, nullptr);
  CHECK(found.empty());
  found = {Make(0, 11, 1, 1)};
  ResolveSpans(hidden, token, &found, nullptr);
  CHECK(Show(found) == "8-9#1 ");
}

TEST_CASE("spans end on borders of code points") {
  const std::string text =
      "a\xC3\xA9\xE2\x82\xAC"
      "b";
  std::vector<Detection> found = {Make(2, 4, 1, 1)};
  ResolveSpans(text, {}, &found, nullptr);
  CHECK(Show(found) == "1-6#1 ");
}

TEST_CASE("random detections: disjoint, ascending, all covered, order-free") {
  std::mt19937 random(9);
  const std::string text(60, 'x');
  for (int round = 0; round < 2000; ++round) {
    std::vector<Detection> found;
    for (size_t n = random() % 12; n > 0; --n) {
      const uint32_t begin = random() % 50;
      found.push_back(Make(begin, begin + 1 + random() % 9,
                           static_cast<float>(random() % 3) / 2, random() % 4));
    }
    std::vector<OpaqueSpan> opaque;
    if (round % 2 == 0) opaque = {{10, 15}, {15, 17}, {40, 41}};
    std::vector<bool> wanted(60);
    for (const Detection& d : found) {
      std::fill(wanted.begin() + d.begin, wanted.begin() + d.end, true);
    }
    for (const OpaqueSpan& s : opaque) {
      std::fill(wanted.begin() + s.begin, wanted.begin() + s.end, false);
    }
    std::vector<Detection> again = found;
    std::shuffle(again.begin(), again.end(), random);
    ResolveSpans(text, opaque, &found, nullptr);
    ResolveSpans(text, opaque, &again, nullptr);
    CHECK(Show(found) == Show(again));
    std::vector<bool> covered(60);
    uint32_t last = 0;
    for (const Detection& d : found) {
      REQUIRE(d.begin >= last);
      REQUIRE(d.begin < d.end);
      last = d.end;
      std::fill(covered.begin() + d.begin, covered.begin() + d.end, true);
    }
    CHECK(covered == wanted);
  }
}

}  // namespace redactor::detect
