// What stands before a label or a mark: whether "name:" begins a field, and the
// name in front of "<address>". Patterns are anchored at what is rare and look
// back here.
#include <algorithm>
#include <array>

#include "redactor/detect/name_words.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/name_validators.h"

namespace redactor::detect {
namespace {

constexpr uint32_t kMaxLabel = 60;

bool IsLabelLetter(char c) { return IsAlnum(c) || IsHigh(c) || c == '-'; }

// Marks behind which a field may begin.
bool BeginsField(char c) {
  return c == '\n' || c == '\r' || c == ',' || c == ';' || c == '|' ||
         c == '(' || c == '\t' || c == '>' || c == '*' || c == '.' ||
         c == ':' || c == '"' || c == '\'' || c == '[' || c == '{';
}

// Words that may stand before the labelled word: "Her full name:".
bool IsLabelWord(std::string_view word) {
  constexpr std::string_view kWords[] = {
      "account", "a",        "bill",    "by",       "caller", "card",
      "client",  "complete", "contact", "customer", "first",  "full",
      "her",     "his",      "last",    "legal",    "my",     "name",
      "new",     "nombre",   "nome",    "old",      "on",     "our",
      "owner",   "person",   "signed",  "the",      "their",  "user",
      "your",    "gemeldet", "von"};
  return std::any_of(
      std::begin(kWords), std::end(kWords),
      [&](std::string_view known) { return EqualsIgnoreCase(word, known); });
}

// The position right before the label that ends at `pos`, its mark included.
uint32_t SkipMark(std::string_view text, uint32_t pos) {
  while (pos > 0 && (text[pos - 1] == ' ' || text[pos - 1] == '\t' ||
                     text[pos - 1] == '"' || text[pos - 1] == '\'' ||
                     text[pos - 1] == ':' || text[pos - 1] == '=' ||
                     text[pos - 1] == '*')) {
    --pos;
  }
  return pos;
}

uint32_t WordBegin(std::string_view text, uint32_t pos) {
  while (pos > 0 && IsLabelLetter(text[pos - 1])) --pos;
  return pos;
}

// "- Reporter:", "> * Name:".
bool AfterBullet(std::string_view text, uint32_t pos) {
  while (pos > 0 && (text[pos - 1] == ' ' || text[pos - 1] == '\t')) --pos;
  return pos == 0 || BeginsField(text[pos - 1]) || text[pos - 1] == '-' ||
         text.substr(0, pos).ends_with("•");
}

// Makers and programs that stand where a person may: "Client: Cisco".
bool IsProgram(std::string_view word) {
  constexpr std::string_view kWords[] = {
      "android",   "apache",   "apple",   "chrome",   "cisco",       "citrix",
      "curl",      "debian",   "edge",    "exchange", "firefox",     "fortinet",
      "google",    "intercom", "ios",     "java",     "linux",       "mac",
      "microsoft", "mozilla",  "mysql",   "netscape", "nginx",       "opera",
      "oracle",    "outlook",  "postman", "putty",    "python",      "safari",
      "sap",       "skype",    "slack",   "teams",    "thunderbird", "ubuntu",
      "vmware",    "webex",    "windows", "zendesk",  "zoom",        "web",
      "native",    "remote",   "thin",    "thick",    "mobile",      "desktop"};
  return std::any_of(
      std::begin(kWords), std::end(kWords),
      [&](std::string_view known) { return EqualsIgnoreCase(word, known); });
}

template <typename Predicate>
bool AnyWord(std::string_view text, Predicate predicate) {
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    while (i < text.size() && IsWord(text[i])) ++i;
    if (i > begin && predicate(text.substr(begin, i - begin))) return true;
    if (i == begin) ++i;
  }
  return false;
}

bool IsCapitalised(std::string_view word) {
  return (word[0] >= 'A' && word[0] <= 'Z') || IsHigh(word[0]);
}

bool IsNameByte(char c) {
  return IsAlpha(c) || IsHigh(c) || c == '\'' || c == '-' || c == '.';
}

}  // namespace

Verdict ValidateLabelStart(ValidatorInput* input) {
  const std::string_view text = input->text;
  uint32_t pos = SkipMark(text, input->begin);
  const uint32_t floor = pos > kMaxLabel ? pos - kMaxLabel : 0;
  pos = WordBegin(text, pos);  // the label itself
  while (pos > floor) {
    if (AfterBullet(text, pos)) return Verdict::kAccept;
    if (text[pos - 1] != ' ') return Verdict::kReject;
    const uint32_t end = pos - 1;
    pos = WordBegin(text, end);
    if (!IsLabelWord(text.substr(pos, end - pos))) return Verdict::kReject;
  }
  return pos == 0 ? Verdict::kAccept : Verdict::kReject;
}

Verdict ValidateLineLabel(ValidatorInput* input) {
  const std::string_view text = input->text;
  uint32_t pos = WordBegin(text, SkipMark(text, input->begin));
  while (pos > 0 && (text[pos - 1] == '>' || text[pos - 1] == ' ' ||
                     text[pos - 1] == '\t' || text[pos - 1] == '*')) {
    --pos;
  }
  return pos == 0 || text[pos - 1] == '\n' || text[pos - 1] == '\r'
             ? Verdict::kAccept
             : Verdict::kReject;
}

Verdict ValidatePersonRole(ValidatorInput* input) {
  // The pattern can't say that the value ends here; a sentence goes on.
  const char after = After(*input);
  if (after == ' ' && IsAlnum(After(*input, 1))) return Verdict::kReject;
  if (AnyWord(input->match(), IsProgram)) return Verdict::kReject;
  return ValidatePersonName(input);
}

// "Thanks,\nWill check": a name that is a verb as well, and a sentence.
Verdict ValidatePersonSignature(ValidatorInput* input) {
  const Verdict verdict = ValidatePersonName(input);
  const std::string_view name = input->match();
  const char next = After(*input, 1);
  const bool goes_on = After(*input) == ' ' && next >= 'a' && next <= 'z';
  if (verdict == Verdict::kAccept && goes_on && IsModalName(name)) {
    return Verdict::kReject;
  }
  return verdict;
}

// `Jane Poe <`, `"Poe, Jane" <`: the match grows over the name and gives up the
// address.
Verdict ValidateNameBefore(ValidatorInput* input) {
  constexpr int kMaxWords = 5;
  constexpr uint32_t kMaxName = 80;
  const std::string_view text = input->text;
  uint32_t end = input->begin;
  if (end > 0 && (text[end - 1] == '"' || text[end - 1] == '\'')) --end;
  const uint32_t floor = end > kMaxName ? end - kMaxName : 0;
  uint32_t begin = end;
  uint32_t pos = end;
  for (int words = 0; words < kMaxWords && pos > floor; ++words) {
    const uint32_t word_end = pos;
    while (pos > floor && IsNameByte(text[pos - 1])) --pos;
    const std::string_view word = text.substr(pos, word_end - pos);
    if (word.empty() || (pos > 0 && IsWord(text[pos - 1]))) break;
    if (IsCapitalised(word)) {
      begin = pos;
    } else if ((NameWordFlags(word) & kParticleWord) == 0) {
      break;
    }
    const bool comma = pos >= 2 && text[pos - 1] == ' ' && text[pos - 2] == ',';
    if (comma && words > 0) break;
    if (pos == 0 || text[pos - 1] != ' ') break;
    pos -= comma ? 2 : 1;
  }
  if (begin == end) return Verdict::kReject;
  input->begin = begin;
  input->end = end;
  return ValidatePersonName(input);
}

}  // namespace redactor::detect
