// Tokens: stable, spelt right, known again in every dress, and only then.
#include "redactor/pseudonym/token.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "tests/pseudonym/test_key.h"

namespace redactor::pseudonym {
namespace {

using E = EntityType;
using testing::TestKey;

TokenOptions Options(int bits = 50, bool exact = false) {
  TokenOptions options;
  options.bits = bits;
  options.exact = exact;
  return options;
}

Token TokenOf(E type, const std::string& value, int bits = 50) {
  return Pseudonymizer(TestKey(), Options(bits)).Make(type, value, value);
}

std::string Lowered(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(c));
  return text;
}

std::vector<std::string> Found(const std::string& text, int bits = 50) {
  const auto key = TestKey();
  const TokenRecognizer recognizer(key.get(), Options(bits));
  std::vector<TokenMatch> matches;
  recognizer.FindAll(text, &matches);
  std::vector<std::string> found;
  for (const TokenMatch& match : matches) {
    found.push_back(text.substr(match.begin, match.end - match.begin));
    const auto at = recognizer.MatchAt(text, match.begin);
    REQUIRE(at.has_value());
    CHECK(at->end == match.end);
    CHECK(BareToken(at->token) == BareToken(match.token));
  }
  return found;
}

TEST_CASE("the same value has the same token, another has another") {
  Pseudonymizer maker(TestKey(), Options());
  const Token jane = maker.Make(E::kPerson, "Jane Poe", "Jane Poe");
  CHECK(jane.body.size() == 12);
  CHECK(jane.form.empty());
  CHECK(BareToken(maker.Make(E::kPerson, "POE, JANE", "x")) == BareToken(jane));
  CHECK(maker.Make(E::kPerson, "Jane Roe", "").body != jane.body);
  CHECK(maker.Make(E::kUsername, "Jane Poe", "").body != jane.body);
  CHECK(Pseudonymizer(TestKey("08"), Options())
            .Make(E::kPerson, "Jane Poe", "")
            .body != jane.body);
  TokenOptions audience = Options();
  audience.audience = "vendor";
  CHECK(Pseudonymizer(TestKey(), audience)
            .Make(E::kPerson, "Jane Poe", "")
            .body != jane.body);
}

TEST_CASE("more bits lengthen the body and keep its start") {
  const std::string b50 = TokenOf(E::kEmail, "jane@example.com", 50).body;
  const std::string b75 = TokenOf(E::kEmail, "jane@example.com", 75).body;
  const std::string b100 = TokenOf(E::kEmail, "jane@example.com", 100).body;
  CHECK(b50.size() == 12);
  CHECK(b75.size() == 17);
  CHECK(b100.size() == 22);
  CHECK(b75.substr(0, 10) == b50.substr(0, 10));
  CHECK(b100.substr(0, 15) == b75.substr(0, 15));
}

TEST_CASE("the memo never changes a result") {
  // More values than slots, in an order that evicts, each asked several times.
  Pseudonymizer memo(TestKey(), Options(50, true));
  std::mt19937 random(7);
  for (int i = 0; i < 60000; ++i) {
    const std::string value = "User " + std::to_string(random() % 30000);
    const std::string raw = i % 3 == 0 ? Lowered(value) : value;
    const Token got = memo.Make(E::kPerson, value, raw);
    if (i % 97 != 0) continue;
    Pseudonymizer fresh(TestKey(), Options(50, true));
    const Token expected = fresh.Make(E::kPerson, value, raw);
    REQUIRE(got.body == expected.body);
    REQUIRE(got.form == expected.form);
  }
  const std::string longest(300, 'x');
  CHECK(memo.Make(E::kSerial, longest, longest).body ==
        memo.Make(E::kSerial, longest, longest).body);
}

TEST_CASE("a form marks every spelling but the display one, under exact") {
  Pseudonymizer maker(TestKey(), Options(50, true));
  for (int round = 0; round < 2; ++round) {
    CHECK(maker.Make(E::kPerson, "Jane Poe", "Jane Poe").form.empty());
    const Token upper = maker.Make(E::kPerson, "JANE POE", "JANE POE");
    CHECK(upper.form.size() == 4);
    CHECK(maker.Make(E::kPerson, "Jane Poe", "Jane\\u0020Poe").form.size() ==
          4);
    CHECK(maker.Make(E::kPerson, "Jane Poe", "JANE POE").form == upper.form);
    // A name part takes the token of the whole, with a form of its own.
    const Token part = maker.Make(E::kPerson, "Jane Poe", "Jane");
    CHECK(part.body == upper.body);
    CHECK(part.form.size() == 4);
    CHECK(part.form != upper.form);
    CHECK(maker.Make(E::kEmail, "a@example.com", "a@example.com").form.empty());
    CHECK(maker.Make(E::kEmail, "A@example.com", "A@example.com").form != "");
    // Two people called Jane do not show that they share a name.
    CHECK(maker.Make(E::kPerson, "Jane Roe", "Jane").form != part.form);
    // A bare number is another spelling than a string of the same digits.
    const Token text = maker.Make(E::kAccount, "123", "123");
    const Token number = maker.Make(E::kAccount, "123", "123", true);
    CHECK(text.form.empty());
    CHECK(number.form.size() == 4);
    CHECK(number.body == text.body);
  }
  Pseudonymizer plain(TestKey(), Options());
  CHECK(plain.Make(E::kPerson, "JANE POE", "JANE POE").form.empty());
}

TEST_CASE("dress follows the type") {
  const Token person = TokenOf(E::kPerson, "Jane Poe");
  const Token email = TokenOf(E::kEmail, "jane@example.com");
  Token host = TokenOf(E::kHost, "srv01.corp");
  CHECK(SpellToken(person, StyleOf(E::kPerson)) == "PERSON-" + person.body);
  CHECK(SpellToken(email, StyleOf(E::kEmail)) ==
        "email-" + Lowered(email.body) + "@redacted.invalid");
  CHECK(SpellToken(host, StyleOf(E::kHost)) ==
        "host-" + Lowered(host.body) + ".redacted.invalid");
  host.form = "4T9Q";
  CHECK(SpellToken(host, TokenStyle::kHost) ==
        "host-" + Lowered(host.body) + "-4t9q.redacted.invalid");
  CHECK(BareToken(host) == "HOST-" + host.body);
}

TEST_CASE("every type is known again in every dress and case") {
  for (const int bits : {50, 75, 100}) {
    for (const EntityTypeInfo& info : EntityTypes()) {
      CAPTURE(info.name);
      Token token = TokenOf(info.type, "value 1", bits);
      for (const char* form : {"", "4T9Q"}) {
        token.form = form;
        for (const TokenStyle style :
             {TokenStyle::kBare, TokenStyle::kAddress, TokenStyle::kHost}) {
          const std::string spelt = SpellToken(token, style);
          CHECK(Found(spelt, bits) == std::vector<std::string>{spelt});
          const std::string lower = Lowered(spelt);
          CHECK(Found("a " + lower + ", b", bits) ==
                std::vector<std::string>{lower});
        }
      }
      for (const int other : {50, 75, 100}) {
        token.form.clear();
        if (other != bits) CHECK(Found(BareToken(token), other).empty());
      }
    }
  }
}

TEST_CASE("a token is found whatever touches it") {
  const std::string token = BareToken(TokenOf(E::kPerson, "Jane Poe"));
  const std::string email =
      SpellToken(TokenOf(E::kEmail, "a@example.com"), TokenStyle::kAddress);
  const std::string around[][2] = {
      {"", ""},
      {" ", " "},
      {"(", ")"},
      {"_", "_"},
      {"ex-", "-like"},
      {"--", "--"},
      {"<b>", "</b>"},
      {"\xE6\x88\x91", "\xE5\x9C\xA8"},  // Han letters
      {"\\n", "\\n"},
      {"%20", "%20"},
      {"=3D", ""},
      {"x", "x"},
      {"1", "1"},
      {"\xC3\xA9", "\xCC\x81"},
      {"PERSON", "PERSON"},
      {"\xFF", "\xFF"}};
  for (const auto& [before, after] : around) {
    CAPTURE(before);
    CAPTURE(after);
    for (const std::string& spelt : {token, email}) {
      CHECK(Found(before + spelt + after) == std::vector<std::string>{spelt});
    }
  }
  // A value may touch another value.
  CHECK(Found(token + email + token) ==
        std::vector<std::string>{token, email, token});
  CHECK(Found(token + "-4T9Q" + token) ==
        std::vector<std::string>{token + "-4T9Q", token});
  // Digits behind a token are no part of it.
  CHECK(Found(token + "-4111111111111111") == std::vector<std::string>{token});
}

TEST_CASE("of two type words the longer counts") {
  const std::string meid = BareToken(TokenOf(E::kMeid, "A0000012345678"));
  CHECK(Found(meid) == std::vector<std::string>{meid});
  const std::string eid = BareToken(TokenOf(E::kEid, "89049032000001"));
  CHECK(Found(eid) == std::vector<std::string>{eid});
}

TEST_CASE("the reserved domain may go on") {
  for (const TokenStyle style : {TokenStyle::kAddress, TokenStyle::kHost}) {
    const std::string token = SpellToken(TokenOf(E::kHost, "srv"), style);
    for (const char* after : {"", ".", ". Next", "/path", ":80", ">", "@",
                              ".com", "x", "@b", ".x-y", "1"}) {
      CAPTURE(after);
      CHECK(Found(token + after) == std::vector<std::string>{token});
    }
  }
  const std::string bare = BareToken(TokenOf(E::kHost, "srv"));
  CHECK(Found(bare + ".redacted.example") == std::vector<std::string>{bare});
  CHECK(Found(bare + "@example.com") == std::vector<std::string>{bare});
}

TEST_CASE("four base32 characters after a hyphen are a form") {
  const std::string token = BareToken(TokenOf(E::kPerson, "Jane Poe"));
  CHECK(Found(token + "-4t9q!") == std::vector<std::string>{token + "-4t9q"});
  CHECK(Found(token + "-2024") == std::vector<std::string>{token + "-2024"});
  for (const char* after : {"-4t9", "-4t9qx", "-4t9i", "-", "--4t9q"}) {
    CAPTURE(after);
    CHECK(Found(token + after) == std::vector<std::string>{token});
  }
  Pseudonymizer exact(TestKey(), Options(50, true));
  const Token upper = exact.Make(E::kPerson, "JANE POE", "JANE POE");
  const auto key = TestKey();
  const TokenRecognizer recognizer(key.get(), Options());
  const auto match =
      recognizer.MatchAt(SpellToken(upper, TokenStyle::kBare), 0);
  REQUIRE(match.has_value());
  CHECK(match->token.form == upper.form);
  CHECK(match->token.type == E::kPerson);
}

TEST_CASE("one changed character makes a look-alike") {
  const std::string token = BareToken(TokenOf(E::kPerson, "Jane Poe"));
  const std::string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  int passed = 0;
  int tried = 0;
  for (size_t i = 7; i < token.size(); ++i) {
    for (const char c : alphabet) {
      std::string other = token;
      if (other[i] == c) continue;
      other[i] = c;
      ++tried;
      passed += Found(other).empty() ? 0 : 1;
    }
  }
  CHECK(tried == 12 * 31);
  CHECK(passed <= 3);  // one in 1024 may pass
  CHECK(Found("PHONE" + token.substr(6)).empty());
  // Without a key the shape is enough.
  const TokenRecognizer any(nullptr, Options());
  std::vector<TokenMatch> matches;
  any.FindAll("PERSON-0123456789AB and PERSONS-0123456789AB", &matches);
  CHECK(matches.size() == 1);
  // But what is only a number hides nothing from a check without the key.
  matches.clear();
  any.FindAll("ACCOUNT-123456789012 PHONE-120255501433", &matches);
  CHECK(matches.empty());
}

TEST_CASE("tokens side by side, and MatchAt only where one starts") {
  const std::string a = BareToken(TokenOf(E::kPerson, "Jane Poe"));
  const std::string b = BareToken(TokenOf(E::kMeid, "a0000000000001"));
  CHECK(Found(a + " " + b) == std::vector<std::string>{a, b});
  CHECK(Found(a + "," + b + "," + a) == std::vector<std::string>{a, b, a});
  const auto key = TestKey();
  const TokenRecognizer recognizer(key.get(), Options());
  const std::string text = "x " + a;
  for (size_t i = 0; i < text.size(); ++i) {
    CHECK(recognizer.MatchAt(text, i).has_value() == (i == 2));
  }
}

TEST_CASE("what happens to tokens on the way is tolerated") {
  const Token token = TokenOf(E::kEmail, "jane@example.com");
  const std::string body = token.body;
  const std::string low = Lowered(body);
  const std::string half = body.substr(0, 6);
  const std::string rest = body.substr(6);
  for (const std::string& spelt : {"EMAIL\\u002d" + body,
                                   "EMAIL\\u002D" + body,
                                   "EMAIL\\x2d" + body,
                                   "EMAIL&#45;" + body,
                                   "EMAIL&#x2d;" + body,
                                   "EMAIL&#x2D;" + body,
                                   "EMAIL%2D" + body,
                                   "EMAIL=2D" + body,
                                   "EMAIL\\-" + body,
                                   "EMAIL\xE2\x80\x91" + body,
                                   "EMAIL\xE2\x80\x93" + body,
                                   "EMAIL\xE2\x88\x92" + body,
                                   "EMAIL-\n" + body,
                                   "EMAIL-\r\n" + body,
                                   "EMAIL-" + half + "=\n" + rest,
                                   "EMAIL-" + half + "=\r\n" + rest,
                                   "EMA=\nIL-" + body,
                                   "EMAIL=\n-" + body,
                                   "EMAIL-=\n" + body,
                                   "email-" + low + "%40redacted.invalid",
                                   "email-" + low + "&#64;redacted.invalid",
                                   "email-" + low + "@redacted&#46;invalid",
                                   "email-" + low + "@redac=\nted.invalid",
                                   "email-" + low + "\\@redacted.invalid"}) {
    CAPTURE(spelt);
    CHECK(Found(spelt) == std::vector<std::string>{spelt});
    CHECK(Found("see " + spelt + " now") == std::vector<std::string>{spelt});
  }
  for (const std::string& spelt :
       {"EMAIL " + body, "EMAIL-" + half + "\n" + rest, "EMAIL-\n\n" + body,
        "EMAIL&#4;" + body, "EMAIL%2E" + body, "EMAIL-" + half + "-" + rest,
        "EMAIL- " + body, "EMA\nIL-" + body}) {
    CAPTURE(spelt);
    CHECK(Found(spelt).empty());
  }
}

TEST_CASE("a cut or broken text never reads outside itself") {
  const std::string token =
      SpellToken(TokenOf(E::kEmail, "jane@example.com"), TokenStyle::kAddress);
  for (const std::string& text :
       {token, "x\\u002d" + token, "&#4" + token + "=", token + "-\\u00"}) {
    for (size_t n = 0; n <= text.size(); ++n) {
      // An exact heap copy, so that a sanitizer sees one byte too far.
      const std::vector<char> copy(text.begin(), text.begin() + n);
      const auto key = TestKey();
      const TokenRecognizer recognizer(key.get(), Options());
      std::vector<TokenMatch> matches;
      recognizer.FindAll({copy.data(), copy.size()}, &matches);
      CHECK(matches.size() <= 1);
    }
  }
}

TEST_CASE("tokens are found at every offset of a block") {
  const std::string token = BareToken(TokenOf(E::kPerson, "Jane Poe"));
  for (size_t pad = 0; pad < 200; ++pad) {
    const std::string text =
        std::string(pad, ' ') + token + std::string(90, ' ');
    CHECK(Found(text).size() == 1);
    CHECK(Found(std::string(pad, '-') + token).size() == 1);
    CHECK(Found(std::string(pad, '=') + " " + token).size() == 1);
  }
}

}  // namespace
}  // namespace redactor::pseudonym
