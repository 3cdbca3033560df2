// 64 bytes at a time: which are letters, digits, marks. Runs of all three
// that are long enough may be base64; where a digit or '_' meets a letter, a
// label may end.
#include "redactor/text/hidden_runs.h"

#include <algorithm>
#include <array>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "redactor/text/base64_text.h"

namespace redactor::text {

namespace {

constexpr size_t kBlock = 64;
constexpr size_t kFullLine = 60;   // of a wrapped base64 block
constexpr size_t kLongNumber = 7;  // digits that '_' parts from

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) {
  c = static_cast<char>(c | 0x20);
  return c >= 'a' && c <= 'z';
}
bool IsWordByte(char c) {
  return IsDigit(c) || IsLetter(c) || c == '_' || (c & 0x80) != 0;
}

// Words that stand before a value in any of the languages that people write
// tickets in; sorted.
constexpr auto kLabels = std::to_array<std::string_view>(
    {"acc",      "account",  "acct",     "auth",      "bank",      "bic",
     "bsn",      "call",     "card",     "cardno",    "carte",     "cc",
     "cedula",   "cel",      "cell",     "celular",   "client",    "cliente",
     "cnpj",     "code",     "compte",   "conta",     "contact",   "conto",
     "cpf",      "cuenta",   "cuit",     "curp",      "customer",  "customerid",
     "cvc",      "cvv",      "device",   "deviceid",  "dl",        "dni",
     "dob",      "eid",      "email",    "esn",       "euid",      "fax",
     "fon",      "gsm",      "handy",    "iban",      "iccid",     "id",
     "imei",     "imeisv",   "imsi",     "ip",        "karte",     "kennung",
     "klant",    "konto",    "kunde",    "kundennr",  "license",   "mac",
     "mail",     "medicare", "meid",     "mob",       "mobil",     "mobile",
     "movil",    "mrn",      "msisdn",   "nhs",       "nie",       "nif",
     "nino",     "nir",      "npi",      "number",    "otp",       "passport",
     "passwd",   "password", "patient",  "pesel",     "phone",     "pin",
     "plate",    "policy",   "puk",      "reisepass", "rut",       "serial",
     "serialno", "sim",      "simid",    "sn",        "ssn",       "swift",
     "tel",      "telefon",  "telefone", "telefono",  "telephone", "tin",
     "token",    "udid",     "uid",      "user",      "vat",       "vin"});
static_assert(std::is_sorted(kLabels.begin(), kLabels.end()));

constexpr size_t kShortestLabel = 2;
constexpr size_t kLongestLabel = 10;

// The letters that end at `end` are a whole word and a label.
bool LabelEndsAt(std::string_view text, size_t end) {
  size_t begin = end;
  while (begin > 0 && end - begin <= kLongestLabel &&
         IsLetter(text[begin - 1])) {
    --begin;
  }
  const bool whole =
      begin == 0 || text[begin - 1] == '_' || !IsWordByte(text[begin - 1]);
  return whole && IsGluedLabel(text.substr(begin, end - begin));
}

#ifdef __SSE2__
__m128i Between(__m128i bytes, char first, char last) {
  return _mm_and_si128(
      _mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
      _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(last + 1))));
}
__m128i Letters(__m128i bytes) {
  return Between(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z');
}
__m128i OtherBase64(__m128i bytes) {
  return _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('/')),
                      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('-')),
                                   _mm_cmpeq_epi8(bytes, _mm_set1_epi8('+'))));
}
#endif

size_t LowestBit(uint64_t bits) {
  return static_cast<size_t>(__builtin_ctzll(bits));
}

// Bit i is set when the kMinBase64 bits from i on are.
uint64_t RunStarts(uint64_t bits) {
  static_assert(kMinBase64 == 14);
  for (const int by : {1, 2, 4, 6}) bits &= bits >> by;
  return bits;
}

// Bit i: byte i of a block.
struct Masks {
  uint64_t word = 0;  // letters and '_'
  uint64_t digit = 0;
  uint64_t underscore = 0;
  uint64_t base64 = 0;
};

// Where a label may end: two digits behind two letters, or a '_' beside a
// digit. What the block alone can't tell is left to a closer look. `before`:
// the last two bits of `word` in the block before.
uint64_t Edges(const Masks& masks, uint64_t before) {
  constexpr uint64_t kLast = uint64_t{1} << (kBlock - 1);
  const uint64_t two_digits = masks.digit & (masks.digit >> 1 | kLast);
  const uint64_t two_letters =
      (masks.word << 1 | before >> 1) & (masks.word << 2 | before);
  const uint64_t beside =
      masks.digit << 1 | masks.digit >> 1 | kLast | uint64_t{1};
  return (two_digits & two_letters) | (masks.underscore & beside);
}

class Finder {
 public:
  Finder(std::string_view text, std::vector<HiddenRun>* runs,
         std::vector<HiddenRun>* edges)
      : text_(text), runs_(runs), edges_(edges) {}

  void Run();

 private:
  [[nodiscard]] Masks Classify(size_t at) const;
  void OnEdge(size_t at);
  size_t OnRunAt(size_t at);
  size_t OnRun(size_t begin, size_t end);
  bool TryBase64(size_t begin, size_t end);
  [[nodiscard]] size_t BlockEnd(size_t begin, size_t end) const;
  void AddEdge(size_t begin, size_t end, std::string meaning);
  [[nodiscard]] bool LongNumberAt(size_t at) const;
  [[nodiscard]] bool LongNumberBefore(size_t at) const;

  const std::string_view text_;
  std::vector<HiddenRun>* runs_;
  std::vector<HiddenRun>* edges_;
  std::string decoded_;
};

Masks Finder::Classify(size_t at) const {
  Masks masks;
#ifdef __SSE2__
  if (text_.size() - at >= kBlock) {
    const auto bits = [](__m128i v) {
      return uint64_t{static_cast<uint32_t>(_mm_movemask_epi8(v))};
    };
    for (size_t part = 0; part < kBlock; part += 16) {
      const __m128i bytes = _mm_loadu_si128(
          reinterpret_cast<const __m128i*>(text_.data() + at + part));
      const __m128i underscore = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('_'));
      const __m128i word = _mm_or_si128(underscore, Letters(bytes));
      const __m128i digit = Between(bytes, '0', '9');
      const __m128i all =
          _mm_or_si128(_mm_or_si128(word, digit), OtherBase64(bytes));
      masks.word |= bits(word) << part;
      masks.digit |= bits(digit) << part;
      masks.underscore |= bits(underscore) << part;
      masks.base64 |= bits(all) << part;
    }
    return masks;
  }
#endif
  for (size_t i = 0; i < kBlock && at + i < text_.size(); ++i) {
    const char c = text_[at + i];
    const uint64_t bit = uint64_t{1} << i;
    if (IsLetter(c) || c == '_') masks.word |= bit;
    if (IsDigit(c)) masks.digit |= bit;
    if (c == '_') masks.underscore |= bit;
    if (IsBase64(c)) masks.base64 |= bit;
  }
  return masks;
}

// Digits only, up to the end of the word or a '_'.
bool Finder::LongNumberAt(size_t at) const {
  size_t end = at;
  while (end < text_.size() && IsDigit(text_[end])) ++end;
  return end - at >= kLongNumber &&
         (end == text_.size() || text_[end] == '_' || !IsWordByte(text_[end]));
}

bool Finder::LongNumberBefore(size_t at) const {
  size_t begin = at;
  while (begin > 0 && IsDigit(text_[begin - 1])) --begin;
  return at - begin >= kLongNumber &&
         (begin == 0 || text_[begin - 1] == '_' ||
          !IsWordByte(text_[begin - 1]) || LabelEndsAt(text_, begin));
}

void Finder::AddEdge(size_t begin, size_t end, std::string meaning) {
  edges_->push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end),
                     std::move(meaning)});
}

// A digit behind a letter or '_', or a '_'.
void Finder::OnEdge(size_t at) {
  if (text_[at] == '_') {
    const char next = at + 1 < text_.size() ? text_[at + 1] : '\0';
    if (LongNumberAt(at + 1) || LongNumberBefore(at) ||
        (IsDigit(next) && LabelEndsAt(text_, at))) {
      AddEdge(at, at + 1, " ");
    }
    return;
  }
  // Two digits at least: "mac2" names a thing.
  if (text_[at - 1] != '_' && at + 1 < text_.size() && IsDigit(text_[at + 1]) &&
      LabelEndsAt(text_, at)) {
    AddEdge(at - 1, at, {text_[at - 1], ' '});
  }
}

// A line that is full goes on in the next one.
size_t Finder::BlockEnd(size_t begin, size_t end) const {
  size_t line = begin;
  for (;;) {
    const size_t letters = end - line;
    if (letters < kFullLine || letters % 4 != 0) return end;
    size_t next = end;
    if (next < text_.size() && text_[next] == '\r') ++next;
    if (next >= text_.size() || text_[next] != '\n') return end;
    ++next;
    line = next;
    while (next < text_.size() && IsBase64(text_[next])) ++next;
    if (next == line) return end;
    end = next;
  }
}

bool Finder::TryBase64(size_t begin, size_t end) {
  if (!MayBeBase64Text(text_.substr(begin, end - begin)) ||
      !DecodeBase64Text(text_.substr(begin, end - begin), &decoded_)) {
    return false;
  }
  for (int padding = 0; padding < 2 && end < text_.size() && text_[end] == '=';
       ++padding) {
    ++end;
  }
  runs_->push_back(
      {static_cast<uint32_t>(begin), static_cast<uint32_t>(end), decoded_});
  return true;
}

// Where to go on.
size_t Finder::OnRun(size_t begin, size_t end) {
  const size_t block_end = BlockEnd(begin, end);
  if (TryBase64(begin, block_end) ||
      (block_end != end && TryBase64(begin, end))) {
    return runs_->back().end;
  }
  for (size_t at = begin; at < end;) {  // a piece of a path
    const size_t stop = std::min(text_.substr(0, end).find('/', at), end);
    if (stop - at < end - begin) TryBase64(at, stop);
    at = stop + 1;
  }
  return end;
}

void Finder::Run() {
  uint64_t before = 0;  // the last two bits of `word` before the block
  size_t done = 0;      // base64 is sought from here on
  size_t tail = 0;      // bytes of base64 right before the block
  for (size_t at = 0; at < text_.size(); at += kBlock) {
    const Masks masks = Classify(at);
    for (uint64_t edges = Edges(masks, before); edges != 0;
         edges &= edges - 1) {
      OnEdge(at + LowestBit(edges));
    }
    before = masks.word >> (kBlock - 2);
    const uint64_t gaps = ~masks.base64;
    const size_t head = gaps == 0 ? kBlock : LowestBit(gaps);
    if (tail + head >= kMinBase64 && at + head >= done + kMinBase64) {
      done = OnRunAt(at);
    }
    for (uint64_t runs = RunStarts(masks.base64); runs != 0; runs &= runs - 1) {
      const size_t start = at + LowestBit(runs);
      if (start >= done) done = OnRunAt(start);
    }
    tail =
        gaps == 0 ? tail + kBlock : static_cast<size_t>(__builtin_clzll(gaps));
  }
}

// The run that holds or touches `at`. Where to go on.
size_t Finder::OnRunAt(size_t at) {
  size_t begin = at;
  while (begin > 0 && IsBase64(text_[begin - 1])) --begin;
  size_t end = at;
  while (end < text_.size() && IsBase64(text_[end])) ++end;
  if (!runs_->empty() && runs_->back().end > begin) {
    begin = runs_->back().end;
    if (begin >= end) return end;
  }
  return OnRun(begin, end);
}

}  // namespace

bool IsGluedLabel(std::string_view word) {
  if (word.size() < kShortestLabel || word.size() > kLongestLabel) return false;
  std::array<char, kLongestLabel> lower{};
  for (size_t i = 0; i < word.size(); ++i) {
    lower[i] = static_cast<char>(word[i] | 0x20);
  }
  return std::binary_search(kLabels.begin(), kLabels.end(),
                            std::string_view(lower.data(), word.size()));
}

void FindHiddenRuns(std::string_view text, std::vector<HiddenRun>* base64,
                    std::vector<HiddenRun>* edges) {
  base64->clear();
  edges->clear();
  Finder(text, base64, edges).Run();
}

}  // namespace redactor::text
