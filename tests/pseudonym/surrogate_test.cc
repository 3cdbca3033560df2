// Surrogates: valid for their type, known again with the key and no other.
#include "redactor/pseudonym/surrogate.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>

#include <set>

#include "tests/pseudonym/test_key.h"

namespace redactor::pseudonym {
namespace {
using testing::TestKey;

constexpr ValueRoom kRooms[] = {
    ValueRoom::kInt32, ValueRoom::kUint32,  ValueRoom::kInt64, ValueRoom::kInet,
    ValueRoom::kInet4, ValueRoom::kUuid,    ValueRoom::kMac,   ValueRoom::kMac8,
    ValueRoom::kDate,  ValueRoom::kDateTime};

bool IsOfType(ValueRoom room, const std::string& text) {
  char bytes[16];
  switch (room) {
    case ValueRoom::kInt32:
      return std::stoll(text) <= INT32_MAX && std::stoll(text) > 1'999'999'999;
    case ValueRoom::kUint32:
      return std::stoull(text) <= UINT32_MAX && std::stoull(text) >> 28 == 15;
    case ValueRoom::kInt64:
      return std::stoll(text) > 8'999'999'999'999'999'999;
    case ValueRoom::kInet:
      return inet_pton(AF_INET6, text.c_str(), bytes) == 1 &&
             text.starts_with("2001:db8:");
    case ValueRoom::kInet4:
      return inet_pton(AF_INET, text.c_str(), bytes) == 1 &&
             text.starts_with("24");
    case ValueRoom::kUuid:
      return text.size() == 36 && text[14] == '8' && text[8] == '-' &&
             std::string("89ab").find(text[19]) != std::string::npos;
    case ValueRoom::kMac:
      return text.size() == 17 && text.starts_with("02:");
    case ValueRoom::kMac8:
      return text.size() == 23 && text.starts_with("02:");
    case ValueRoom::kDate:
      return text.size() == 10 && text >= "5000" && text < "8000";
    case ValueRoom::kDateTime:
      return text.size() == 19 && text[10] == ' ' && text >= "5000";
    default:
      return false;
  }
}

TEST_CASE("surrogates are of their type, the same for a value, known again") {
  const auto key = TestKey();
  Pseudonymizer tokens(key, {});
  const Surrogates own(key.get(), {});
  TokenOptions elsewhere;
  elsewhere.audience = "other";
  const Surrogates other(key.get(), elsewhere);
  const Surrogates keyless(nullptr, {});
  for (const ValueRoom room : kRooms) {
    CAPTURE(static_cast<int>(room));
    std::set<std::string> all;
    int known = 0;
    for (int i = 0; i < 200; ++i) {
      const std::string value = "value " + std::to_string(i);
      const Token token = tokens.Make(EntityType::kDevice, value, value);
      const std::string text = own.Make(room, 0, token);
      CAPTURE(text);
      CHECK(IsOfType(room, text));
      CHECK(text == own.Make(room, 0, token));
      CHECK(own.Is(room, text));
      CHECK(keyless.Is(room, text));
      known += other.Is(room, text);
      all.insert(text);
    }
    CHECK(all.size() > 190);
    CHECK(known < 20);
  }
}

TEST_CASE("real values are no surrogates") {
  const auto key = TestKey();
  const Surrogates own(key.get(), {});
  struct {
    ValueRoom room;
    const char* value;
  } const kValues[] = {
      {ValueRoom::kInt32, "1738160000"},
      {ValueRoom::kInt32, "-5"},
      {ValueRoom::kInt32, ""},
      {ValueRoom::kUint32, "3405803805"},
      {ValueRoom::kUint32, "4294967295"},
      {ValueRoom::kInt64, "352099001761481"},
      {ValueRoom::kInt64, "9000000000000000000000"},
      {ValueRoom::kInet, "203.0.113.29"},
      {ValueRoom::kInet, "2001:db8::1"},
      {ValueRoom::kInet, "junk"},
      {ValueRoom::kInet4, "255.255.255.255"},
      {ValueRoom::kUuid, "5d1c2f6e-9a34-4b7d-8e21-c0ffee123456"},
      {ValueRoom::kUuid, "5d1c2f6e-9a34-8b7d-8e21-c0ffee123456"},
      {ValueRoom::kMac, "3c:5a:b4:77:10:9e"},
      {ValueRoom::kMac, "02:00"},
      {ValueRoom::kDate, "1987-04-11"},
      {ValueRoom::kDate, "5000-13-41"},
      {ValueRoom::kDateTime, "2026-01-14 08:11:00"},
      {ValueRoom::kDateTime, "5"},
      {ValueRoom::kSmall, "1"},
      {ValueRoom::kChars, "ZEBRACROSSING"},
      {ValueRoom::kChars, "Z12345678901"},
  };
  for (const auto& c : kValues) {
    CAPTURE(c.value);
    CHECK_FALSE(own.Is(c.room, c.value));
  }
}

TEST_CASE("short ones fit, and are found in a text") {
  const auto key = TestKey();
  Pseudonymizer tokens(key, {});
  const Surrogates own(key.get(), {});
  const Token jane = tokens.Make(EntityType::kPerson, "Jane Poe", "Jane Poe");
  for (size_t width = 0; width < 30; ++width) {
    const std::string text = own.Make(ValueRoom::kChars, width, jane);
    CAPTURE(text);
    CHECK(text.size() <= width);
    CHECK(text.size() == (width >= kLeastShort ? std::min<size_t>(width, 12)
                                               : std::min<size_t>(width, 1)));
    if (width >= kLeastShort) CHECK(own.Is(ValueRoom::kChars, text));
  }
  const std::string word = own.Make(ValueRoom::kChars, 12, jane);
  std::string spoilt = word;
  spoilt[3] = spoilt[3] == '7' ? '8' : '7';
  const std::string text =
      "a " + word + ";" + spoilt + " x" + word + " (" + word + ") Z";
  std::vector<std::pair<size_t, size_t>> found;
  own.FindShort(text, &found);
  REQUIRE(found.size() == 2);
  for (const auto& [begin, end] : found) {
    CHECK(text.substr(begin, end - begin) == word);
  }
  CHECK(found[0].first == 2);
}

}  // namespace
}  // namespace redactor::pseudonym
