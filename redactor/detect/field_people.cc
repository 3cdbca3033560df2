// People in field values.
//
// A comma parts people or the two halves of one name; which of them is decided
// by the number of words on its sides. An address is found by its '@', what
// stands around it is the display name.
#include "redactor/detect/field_people.h"

#include <algorithm>
#include <array>

#include "redactor/detect/field_chars.h"
#include "redactor/detect/field_shape.h"

namespace redactor::detect {

namespace {

uint32_t CountWords(std::string_view value) {
  uint32_t words = 0;
  ForPieces(value, " \t\n", [&](std::string_view) { ++words; });
  return words;
}

bool StartsWithParticle(std::string_view value) {
  value = TrimSpace(value);
  const std::string_view word = value.substr(0, value.find(' '));
  constexpr std::array<std::string_view, 22> kParticles = {
      "van", "von", "de", "der", "den", "del", "della", "di",
      "da",  "dos", "du", "la",  "le",  "ten", "ter",   "bin",
      "ibn", "al",  "el", "zu",  "zum", "af"};
  const std::string lower = LowerAscii(word);
  return word.size() < value.size() &&
         std::ranges::find(kParticles, lower) != kParticles.end();
}

// Commas part people when there are several full names: "Jane Poe, Bob Roe",
// not "Poe, Jane" or "Jane Poe, Jr." or "van der Berg, Anna Maria".
bool CommasPartPeople(std::string_view value) {
  uint32_t pieces = 0;
  bool all_full = true;
  ForPieces(value, ",", [&](std::string_view piece) {
    ++pieces;
    all_full = all_full && CountWords(piece) >= 2;
  });
  if (pieces < 2) return false;
  return all_full && !(pieces == 2 && StartsWithParticle(value));
}

// A login where a name is promised: "don.goodliffe", "jsmith42", "@jane".
bool LooksLikeLogin(std::string_view value) {
  if (value.starts_with('@')) return value.size() > 1;
  if (value.size() < 3 || !IsAsciiOnly(value)) return false;
  bool mark = false;
  for (size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (IsUpper(c) && i > 0 && IsLower(value[i - 1])) continue;
    if (IsDigit(c) || c == '_') {
      mark = true;
    } else if (c == '.') {
      mark = mark || (i > 0 && i + 1 < value.size() && IsLower(value[i - 1]) &&
                      IsLower(value[i + 1]));
    } else if (!IsAlpha(c) && c != '-' && c != '+') {
      return false;
    }
  }
  return mark;
}

void EmitLogin(std::string_view piece, SpanEmitter* emitter) {
  piece = TrimValue(piece);
  while (!piece.empty() && (piece.front() == '@' || piece.front() == '~')) {
    piece.remove_prefix(1);
  }
  const size_t slash = piece.find('\\');
  if (slash != std::string_view::npos) {
    emitter->Emit(piece.substr(0, slash), EntityType::kHost);
    piece = piece.substr(slash + 1);
  }
  if (!HasLetter(piece)) return;
  const bool full_name = CountWords(piece) >= 2 && CountDigits(piece) == 0;
  emitter->Emit(piece, full_name ? EntityType::kPerson : EntityType::kUsername);
}

void EmitPerson(std::string_view piece, SpanEmitter* emitter) {
  piece = TrimValue(piece);
  // Bugzilla writes "Jane Poe [:jpoe]" or "Jane Poe (:jpoe)".
  const size_t nick = std::min(piece.find("[:"), piece.find("(:"));
  if (nick != std::string_view::npos) {
    const size_t end = piece.find_first_of("]), ", nick + 2);
    EmitPerson(piece.substr(0, nick), emitter);
    const std::string_view login = piece.substr(
        nick + 2, end == std::string_view::npos ? end : end - nick - 2);
    emitter->Emit(login, EntityType::kUsername);
    if (end != std::string_view::npos)
      EmitPerson(piece.substr(end + 1), emitter);
    return;
  }
  if (!HasLetter(piece)) return;
  if (LooksLikeLogin(piece) || piece.find('\\') != std::string_view::npos) {
    EmitLogin(piece, emitter);
  } else {
    emitter->Emit(piece, EntityType::kPerson);
  }
}

bool IsMailChar(char c) {
  constexpr std::string_view kNot = "<>()[]\",;:| \t\r\n\v\f";
  return kNot.find(c) == std::string_view::npos;
}

void EmitDisplay(std::string_view piece, SpanEmitter* emitter) {
  constexpr std::string_view kEdge = "<>()[]{},;:|\"'` \t\r\n";
  while (!piece.empty() &&
         kEdge.find(piece.front()) != std::string_view::npos) {
    piece.remove_prefix(1);
  }
  while (!piece.empty() && kEdge.find(piece.back()) != std::string_view::npos) {
    piece.remove_suffix(1);
  }
  constexpr std::array<std::string_view, 8> kGlue = {
      "mailto", "on behalf of",   "via", "and",
      "und",    "im auftrag von", "or",  "smtp"};
  if (!HasLetter(piece) ||
      std::ranges::find(kGlue, LowerAscii(piece)) != kGlue.end()) {
    return;
  }
  EmitPerson(piece, emitter);
}

// Something without '@' among addresses: a login, a name, an obfuscated mail.
void EmitBareItem(std::string_view piece, SpanEmitter* emitter) {
  piece = TrimValue(piece);
  if (!HasLetter(piece) || IsOpaqueId(piece)) return;
  const bool spelled = piece.find(" at ") != std::string_view::npos ||
                       piece.find("(at)") != std::string_view::npos ||
                       piece.find("[at]") != std::string_view::npos;
  if (spelled) {
    emitter->Emit(piece, EntityType::kEmail);
  } else if (CountWords(piece) >= 2) {
    EmitPerson(piece, emitter);
  } else {
    emitter->Emit(piece, EntityType::kUsername);
  }
}

void EmitAddressItem(std::string_view item, SpanEmitter* emitter) {
  size_t done = 0;
  bool any = false;
  for (size_t at = item.find('@'); at != std::string_view::npos;
       at = item.find('@', done)) {
    size_t begin = at;
    size_t end = at + 1;
    while (begin > done && IsMailChar(item[begin - 1])) --begin;
    while (end < item.size() && IsMailChar(item[end])) ++end;
    EmitDisplay(item.substr(done, begin - done), emitter);
    const std::string_view mail = TrimSpace(item.substr(begin, end - begin));
    if (mail.starts_with('@')) {
      EmitLogin(mail, emitter);
    } else {
      emitter->Emit(mail, EntityType::kEmail);
    }
    any = true;
    done = end;
  }
  if (any) {
    EmitDisplay(item.substr(done), emitter);
  } else {
    EmitBareItem(item, emitter);
  }
}

// The end of the item that begins at `at`: a separator outside of quotes and
// brackets. A quote that never closes hides no separator.
size_t ItemEnd(std::string_view value, size_t at) {
  for (; at < value.size(); ++at) {
    const char c = value[at];
    if (c == ',' || c == ';' || c == '\n' || c == '|') return at;
    const char close = c == '"' ? '"' : c == '<' ? '>' : c == '(' ? ')' : '\0';
    if (close == '\0') continue;
    const size_t end = value.find(close, at + 1);
    if (end != std::string_view::npos) at = end;
  }
  return at;
}

}  // namespace

void EmitAddressList(std::string_view value, SpanEmitter* emitter) {
  for (size_t begin = 0; begin < value.size();) {
    size_t end = ItemEnd(value, begin);
    // "Poe, Jane <jane@x>": an unquoted comma inside a display name.
    while (end < value.size() && value[end] == ',' &&
           value.substr(begin, end - begin).find('@') ==
               std::string_view::npos &&
           HasLetter(value.substr(begin, end - begin)) &&
           !IsOpaqueId(value.substr(begin, end - begin))) {
      const size_t next = ItemEnd(value, end + 1);
      const std::string_view item = value.substr(end + 1, next - end - 1);
      const size_t angle = item.find('<');
      const bool named = angle != std::string_view::npos &&
                         HasLetter(item.substr(0, angle)) &&
                         item.find('@', angle) != std::string_view::npos;
      if (!named) break;
      end = next;
    }
    EmitAddressItem(value.substr(begin, end - begin), emitter);
    begin = end + 1;
  }
}

void EmitPeople(std::string_view value, SpanEmitter* emitter) {
  if (value.find('@') != std::string_view::npos &&
      (ShapesOf(value) & kShapeMail) != 0) {
    EmitAddressList(value, emitter);
    return;
  }
  ForPieces(value, ";|\n", [&](std::string_view piece) {
    if (!CommasPartPeople(piece)) {
      EmitPerson(piece, emitter);
    } else {
      ForPieces(piece, ",",
                [&](std::string_view one) { EmitPerson(one, emitter); });
    }
  });
}

void EmitLogins(std::string_view value, SpanEmitter* emitter) {
  ForPieces(value, ",;|\n",
            [&](std::string_view piece) { EmitLogin(piece, emitter); });
}

}  // namespace redactor::detect
