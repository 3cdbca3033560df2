// The tagger: its tokens, its file, and what the engine makes of its spans.
#include "redactor/detect/tagger.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "redactor/detect/tagger_place.h"
#include "shipped_engine.h"

namespace redactor::detect {
namespace {

namespace fs = std::filesystem;
using tagger::Tagger;

const std::string kPatterns = REDACTOR_SOURCE_DIR "/patterns";

const Tagger& Shipped() {
  static const std::unique_ptr<const Tagger> tagger = [] {
    auto opened = Tagger::Open(kPatterns);
    INFO((opened.ok() ? "" : opened.status().message()));
    REQUIRE(opened.ok());
    return std::move(*opened);
  }();
  return *tagger;
}

std::string ReadBytes(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

std::vector<std::string> Tokens(
    const std::string& text, const std::vector<tagger::TokenSpan>& taken = {}) {
  tagger::WordMemo memo(&Shipped().names());
  std::vector<tagger::Token> tokens;
  tagger::Tokenize(text, 0, static_cast<uint32_t>(text.size()), taken, &memo,
                   &tokens);
  std::vector<std::string> out;
  constexpr char kShapes[] = "lCUMi0a.n@T?";
  for (const tagger::Token& token : tokens) {
    out.push_back(text.substr(token.begin, token.size()) + ":" +
                  kShapes[static_cast<size_t>(token.shape)]);
  }
  return out;
}

TEST_CASE("tokens and their shapes") {
  using List = std::vector<std::string>;
  CHECK(Tokens("Hi JANE, see iPhone 15") ==
        List{"Hi:C", "JANE:U", ",:.", "see:l", "iPhone:M", "15:0"});
  CHECK(Tokens("J. O\xE2\x80\x99"
               "Brien") ==
        List{"J:i", ".:.", "O:i", "\xE2\x80\x99:.", "Brien:C"});
  CHECK(Tokens("\xC3\x89mile \xC4\xB0nci \xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD") ==
        List{"\xC3\x89mile:C", "\xC4\xB0nci:C",
             "\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD:C"});
  CHECK(
      Tokens("a@b.example @jane www.x.example http://y.example/z snake_case") ==
      List{"a@b.example:@", "@jane:@", "www.x.example:@",
           "http://y.example/z:@", "snake_case:@"});
  CHECK(Tokens("one\n \ntwo 4b") == List{"one:l", "\n \n:n", "two:l", "4b:a"});
  // A word of fifteen letters and a longer one take different ways.
  CHECK(
      Tokens("Supercalifragil Supercalifragilistic internationally") ==
      List{"Supercalifragil:C", "Supercalifragilistic:C", "internationally:l"});
  CHECK(Tokens("to Jane Poe, now", {{3, 11}}) ==
        List{"to:l", "Jane Poe:T", ",:.", "now:l"});
}

TEST_CASE("the same words have the same hash wherever they stand") {
  tagger::WordMemo memo(&Shipped().names());
  std::vector<tagger::Token> tokens;
  for (const std::string word : {"jane", "springfield", "internationally"}) {
    std::string upper = word;
    upper[0] = static_cast<char>(upper[0] - 32);
    // In the middle the fast way, at the end the slow one.
    const std::string text = upper + " and some more words of text " + word;
    tagger::Tokenize(text, 0, static_cast<uint32_t>(text.size()), {}, &memo,
                     &tokens);
    CHECK(tokens.front().hash == tokens.back().hash);
  }
}

class CopiedFolder {
 public:
  CopiedFolder()
      : path_(fs::temp_directory_path() /
              ("redactor_tagger_test." + std::to_string(::getpid()))) {
    fs::create_directories(path_);
    fs::copy_file(kPatterns + "/names.dict", path_ / "names.dict",
                  fs::copy_options::overwrite_existing);
  }
  ~CopiedFolder() { fs::remove_all(path_); }
  Status OpenWith(const std::string& model) const {
    std::ofstream(path_ / "names.model", std::ios::binary) << model;
    return Tagger::Open(path_.string()).status();
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

TEST_CASE("a model that is not whole is refused") {
  const CopiedFolder folder;
  CHECK(Tagger::Open(folder.path().string()).status().code() ==
        StatusCode::kNotFound);
  const std::string model = ReadBytes(kPatterns + "/names.model");
  CHECK(model.size() < tagger::TaggerModel::kMaxFile);
  CHECK(folder.OpenWith(model).ok());
  for (const size_t at : {size_t{0}, size_t{8}, size_t{12}, size_t{16},
                          size_t{20}, size_t{24}, size_t{40}, size_t{70},
                          size_t{400}, size_t{100'000}, model.size() - 1}) {
    CAPTURE(at);
    std::string spoilt = model;
    spoilt[at] = static_cast<char>(spoilt[at] ^ 4);
    CHECK(folder.OpenWith(spoilt).code() == StatusCode::kMalformed);
  }
  for (const size_t size :
       {size_t{0}, size_t{63}, size_t{64}, size_t{1000}, model.size() - 64}) {
    CAPTURE(size);
    CHECK(folder.OpenWith(model.substr(0, size)).code() ==
          StatusCode::kMalformed);
  }
  CHECK(folder.OpenWith(model + std::string(64, '\0')).code() ==
        StatusCode::kMalformed);
}

TEST_CASE("a model with another self-test is refused") {
  const CopiedFolder folder;
  const tagger::TaggerModel& model = Shipped().model();
  tagger::ModelParts parts = model.parts();
  const std::string rows(reinterpret_cast<const char*>(model.Row(0)),
                         tagger::kLanes << 18);
  CHECK(folder.OpenWith(tagger::TaggerModel::Write(parts, rows)).ok());
  CHECK_FALSE(parts.test_spans.empty());
  parts.test_spans.back() ^= 1;
  CHECK(folder.OpenWith(tagger::TaggerModel::Write(parts, rows)).code() ==
        StatusCode::kMalformed);
}

TEST_CASE("scores rise with the margin and stay within bounds") {
  for (const tagger::Calibration& c : Shipped().model().parts().calibration) {
    float last = 0;
    for (int32_t margin = -5; margin < 50 * c.step; margin += c.step / 3 + 1) {
      const float score = c.Score(margin);
      CHECK(score >= last);
      CHECK(score <= 1);
      last = score;
    }
    CHECK(last > 0.9F);
  }
}

// What a text gives does not hang on the texts before it.
TEST_CASE("a used scratch finds what a fresh one finds") {
  const std::string texts[] = {
      "Ask José from León, he lives at 12 Elm Road, Springfield.",
      "ask jose from leon, he lives at 12 elm road, springfield.",
      "“Priya’s router”, said Nguyễn Văn An. “Mark it done.”",
      "\"Priya's router\", said Nguyen Van An. \"Mark it done.\"",
      "PLEASE CALL MR OKONKWO IN LAGOS BEFORE NOON",
  };
  const auto used = Shipped().NewScratch();
  for (int round = 0; round < 2; ++round) {
    for (const std::string& text : texts) {
      CAPTURE(text);
      std::vector<tagger::TaggedSpan> a;
      std::vector<tagger::TaggedSpan> b;
      const auto end = static_cast<uint32_t>(text.size());
      Shipped().Tag(text, 0, end, {}, used.get(), &a);
      Shipped().Tag(text, 0, end, {}, Shipped().NewScratch().get(), &b);
      CHECK(tagger::SpansText(a) == tagger::SpansText(b));
      CHECK_FALSE(a.empty());
    }
  }
}

TEST_CASE("paragraphs stand alone") {
  const std::string first = "Our man in Leeds is Omar Haddad.\n\n";
  const std::string second = "He drives to Bradford with Priya on Monday.";
  std::vector<tagger::TaggedSpan> whole;
  const std::string text = first + second;
  Shipped().Tag(text, 0, static_cast<uint32_t>(text.size()), {},
                Shipped().NewScratch().get(), &whole);
  std::vector<tagger::TaggedSpan> part;
  const auto scratch = Shipped().NewScratch();
  const auto cut = static_cast<uint32_t>(first.size());
  CHECK(tagger::ParagraphEnd(text, 0, static_cast<uint32_t>(text.size())) ==
        cut);
  const tagger::Before next =
      Shipped().TagParagraph(text, 0, cut, {}, {}, scratch.get(), &part);
  Shipped().TagParagraph(text, cut, static_cast<uint32_t>(text.size()), next,
                         {}, scratch.get(), &part);
  CHECK(tagger::SpansText(whole) == tagger::SpansText(part));
  CHECK(whole.size() >= 3);
}

TEST_CASE("people and places in sentences") {
  ShippedEngine engine;
  const std::pair<const char*, const char*> cases[] = {
      {"The parcel for Oluwaseun Adeyemi came back from Leeds.",
       "PERSON:Oluwaseun Adeyemi LOCATION:Leeds"},
      {"Nguyen Thi Lan asked whether Omar could come to Rotterdam.",
       "PERSON:Nguyen Thi Lan PERSON:Omar LOCATION:Rotterdam"},
      {"i talked to priya yesterday, she is fine with it", "PERSON:priya"},
      {"[Priya] asked, <Oluwaseun Adeyemi> answered",
       "PERSON:Priya PERSON:Oluwaseun Adeyemi"},
      {"Paris Hilton called from Sydney.",
       "PERSON:Paris Hilton LOCATION:Sydney"},
      {"We moved to 14 Quarry Lane, Hebden Bridge last week.",
       "ADDRESS:14 Quarry Lane, Hebden Bridge"},
      // The same person is found in all forms once it is sure who that is.
      {"Katarzyna Wojciechowska wrote again. Wojciechowska wants a refund.",
       "PERSON:Katarzyna Wojciechowska PERSON:Wojciechowska"},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(engine.Find(text) == std::string(expected));
  }
}

TEST_CASE("words that only look like names stay") {
  ShippedEngine engine;
  for (const char* text : {
           "Mark the ticket as done, then restart Jenkins.",
           "Will this be in the May release? It may.",
           "Kafka is slow, Cassandra compacts, Ruby needs an update.",
           "The Madison Server and the Paris theme are gone.",
           "The Jordan release fixes the Amber alert.",
           "Chase the carrier and grant me a refund.",
           "Hi team, thanks for the help. Best regards, Customer Service",
           "The VIN is on the door, the IMEI on the box, the PIN in the mail.",
           "VLAN 120 carries RFC 5952 traffic, MTU 1500, SHA-1 is off.",
           "Refund of 59,50 EUR, due on Friday, 14 May.",
           "com.fasterxml.jackson.core.JsonParseException: len=142",
           "English, German and Dutch manuals are in the box.",
           "My iPhone 15, my Galaxy S24 and a ThinkPad all reboot.",
       }) {
    CAPTURE(text);
    CHECK(engine.Find(text) == "");
  }
}

TEST_CASE("code is no text in haste") {
  ShippedEngine engine;
  for (const char* text : {
           "      friend constexpr bool",
           "  return std::min(std::max(__val, __lo, __comp), __hi, __comp);",
           "template <typename _M, typename _V>",
           "  typedef typename _Dom::value_type _Tp;",
           "betaf(float __a, float __b)",
           "for (idx = 0; ptr->next; ++idx) { foo(ptr, idx); }",
       }) {
    CAPTURE(text);
    CHECK(engine.Find(text) == "");
  }
  CHECK(engine.Find("pls call priya back, she lives in leeds") ==
        "PERSON:priya LOCATION:leeds");
}

TEST_CASE("the level says which places go") {
  const char* text =
      "She left Leeds for Bavaria, lived at 14 Quarry Lane and now in "
      "Portugal.";
  const std::pair<LocationLevel, const char*> cases[] = {
      {LocationLevel::kStreet, "ADDRESS:14 Quarry Lane"},
      {LocationLevel::kCity, "LOCATION:Leeds ADDRESS:14 Quarry Lane"},
      {LocationLevel::kRegion,
       "LOCATION:Leeds LOCATION:Bavaria ADDRESS:14 Quarry Lane"},
      {LocationLevel::kCountry,
       "LOCATION:Leeds LOCATION:Bavaria ADDRESS:14 Quarry Lane "
       "LOCATION:Portugal"},
  };
  for (const auto& [level, expected] : cases) {
    ShippedEngine engine(0.5, level);
    CHECK(engine.Find(text) == std::string(expected));
  }
}

TEST_CASE("values of one word are no prose, values of several are") {
  ShippedEngine engine;
  TestRecord record = TestRecord::Values(
      {{"state", "Bradford"}, {"remark", "Jane came by from Leeds today"}});
  CHECK(engine.Find(record.Get()) == "PERSON:Jane LOCATION:Leeds");
}

TEST_CASE("own tokens are opaque, and what a text gives is a fixpoint") {
  ShippedEngine engine;
  const std::string text =
      "Hello, this is about Omar Haddad.\nHe lives in Leeds with Priya.\n";
  std::string once = text;
  REQUIRE(engine.Find(text) != "");
  std::vector<OpaqueSpan> opaque;
  const auto& found = engine.result().detections;
  for (size_t i = found.size(); i-- > 0;) {
    once.replace(found[i].begin, found[i].end - found[i].begin,
                 "PERSON-7Q4M2K9XABTC");
  }
  for (size_t at = once.find("PERSON-7Q"); at != std::string::npos;
       at = once.find("PERSON-7Q", at + 1)) {
    opaque.push_back(
        {static_cast<uint32_t>(at), static_cast<uint32_t>(at + 19)});
  }
  TestRecord record = TestRecord::Plain(once);
  const auto scratch = Engine::NewScratch(false);
  ScanResult result;
  REQUIRE(
      engine.engine().Scan(record.Get(), opaque, scratch.get(), &result).ok());
  CHECK(FindingsText(record.Get(), result) == "");
}

}  // namespace
}  // namespace redactor::detect
