// DetectFieldValue: which parts of a value are the entity.
//
// Lists are cut at their separators, address lists into names and mails, ports
// and labels stay outside. Every piece that is not null-like becomes a span; a
// doubt makes the span larger, never smaller.
#include "redactor/detect/field_value.h"

#include <algorithm>

#include "redactor/detect/field_chars.h"
#include "redactor/detect/field_people.h"
#include "redactor/detect/field_shape.h"

namespace redactor::detect {

void SpanEmitter::Emit(std::string_view piece, EntityType type) {
  piece = TrimValue(piece);
  if (!IsNullLike(piece, type)) EmitExactly(piece, type);
}

void SpanEmitter::EmitExactly(std::string_view piece, EntityType type) {
  if (piece.empty()) return;
  Detection detection;
  detection.begin = static_cast<uint32_t>(piece.data() - record_.text.data());
  detection.end = detection.begin + static_cast<uint32_t>(piece.size());
  if (detection.begin >= record_.owned_end ||
      detection.end <= record_.owned_begin) {
    return;
  }
  // The head of the value went out with an earlier part of the record.
  if (detection.begin < record_.owned_begin) {
    detection.begin = record_.owned_begin;
    detection.continuation = true;
  }
  detection.type = type;
  detection.score = 0.9F;
  detection.rule = rule_;
  out_->push_back(detection);
}

namespace {

void EmitPhone(std::string_view piece, SpanEmitter* emitter) {
  size_t begin = piece.find_first_of("+(0123456789");
  const size_t last = piece.find_last_of("0123456789");
  if (begin == std::string_view::npos || last == std::string_view::npos) return;
  size_t end = std::max(begin, last + 1);
  // "b2b…" is no number; a token must not be glued to a letter.
  if (IsDigit(piece[begin])) {
    while (begin > 0 && IsAlpha(piece[begin - 1])) --begin;
  }
  while (end < piece.size() && (IsAlnum(piece[end]) || piece[end] == '-')) {
    ++end;
  }
  const std::string_view number = piece.substr(begin, end - begin);
  if (CountDigits(number) >= 3) {
    emitter->EmitExactly(number, EntityType::kPhone);
  }
}

// '/' parts two numbers, or an area code from a number.
void EmitPhones(std::string_view value, SpanEmitter* emitter) {
  ForPieces(value, ",;|\n", [&](std::string_view piece) {
    const size_t slash = piece.find('/');
    if (slash != std::string_view::npos &&
        CountDigits(piece.substr(0, slash)) >= 6 &&
        CountDigits(piece.substr(slash)) >= 6) {
      EmitPhone(piece.substr(0, slash), emitter);
      EmitPhone(piece.substr(slash), emitter);
    } else {
      EmitPhone(piece, emitter);
    }
  });
}

bool IsLoopback(std::string_view ip) {
  return ip.starts_with("127.") || ip == "::1" || ip == "0.0.0.0" ||
         ip == "::" || ip == "localhost";
}

std::string_view WithoutPort(std::string_view host) {
  if (host.starts_with('[')) {
    const size_t close = host.find(']');
    if (close != std::string_view::npos) return host.substr(1, close - 1);
  }
  const size_t colon = host.find(':');
  if (colon == std::string_view::npos || colon != host.rfind(':')) return host;
  const std::string_view port = host.substr(colon + 1);
  return std::ranges::all_of(port, IsDigit) ? host.substr(0, colon) : host;
}

void EmitHostOrIp(std::string_view piece, EntityType type,
                  SpanEmitter* emitter) {
  piece = WithoutPort(TrimSpace(piece));
  piece = piece.substr(0, piece.find('/'));
  if (piece.ends_with('.')) piece.remove_suffix(1);
  if (LooksLikeIp(piece)) {
    piece = piece.substr(0, piece.find('%'));
    if (!IsLoopback(piece)) emitter->Emit(piece, EntityType::kIp);
    return;
  }
  const bool number =
      std::ranges::all_of(piece, IsHex) || piece.starts_with("0x");
  if (IsLoopback(piece)) return;
  // A packed IP, or the name of a host in an IP field.
  if (type == EntityType::kIp && number) {
    if (piece.size() >= 8) emitter->Emit(piece, EntityType::kIp);
    return;
  }
  emitter->Emit(piece, EntityType::kHost);
}

bool IsArchitecture(std::string_view value) {
  constexpr std::string_view kNames[] = {"x86_64", "amd64", "arm64", "aarch64",
                                         "i386",   "i686",  "armv7l"};
  return std::ranges::find(kNames, value) != std::end(kNames);
}

void EmitHosts(std::string_view value, SpanEmitter* emitter) {
  if (IsArchitecture(TrimValue(value))) return;
  const bool spaced = TrimValue(value).find(' ') != std::string_view::npos;
  if (spaced && value.find_first_of(",;") == std::string_view::npos) {
    emitter->Emit(value, EntityType::kHost);  // "Jane's MacBook Pro"
    return;
  }
  ForPieces(value, ",;\n", [&](std::string_view piece) {
    EmitHostOrIp(piece, EntityType::kHost, emitter);
  });
}

void EmitEach(std::string_view value, std::string_view separators,
              EntityType type, SpanEmitter* emitter) {
  ForPieces(value, separators,
            [&](std::string_view piece) { emitter->Emit(piece, type); });
}

std::string_view TrimAsciiSpace(std::string_view value) {
  while (!value.empty() && IsAsciiSpace(value.front())) value.remove_prefix(1);
  while (!value.empty() && IsAsciiSpace(value.back())) value.remove_suffix(1);
  return value;
}

void EmitToken(std::string_view value, EntityType type, SpanEmitter* emitter) {
  switch (type) {
    case EntityType::kPerson:
      return EmitPeople(value, emitter);
    case EntityType::kUsername:
      return EmitLogins(value, emitter);
    case EntityType::kEmail:
      return EmitAddressList(value, emitter);
    case EntityType::kPhone:
      return EmitPhones(value, emitter);
    case EntityType::kIp:
      return ForPieces(value, ",; \t\n", [&](std::string_view piece) {
        EmitHostOrIp(piece, EntityType::kIp, emitter);
      });
    case EntityType::kHost:
      return EmitHosts(value, emitter);
    case EntityType::kImei:
    case EntityType::kImsi:
    case EntityType::kIccid:
    case EntityType::kMeid:
    case EntityType::kEid:
      return EmitEach(value, ",;|/\n", type, emitter);
    case EntityType::kSerial:
    case EntityType::kDevice:
    case EntityType::kMac:
    case EntityType::kVin:
      return EmitEach(value, ",;|\n", type, emitter);
    default:
      emitter->Emit(value, type);
  }
}

}  // namespace

void DetectFieldValue(const Record& record, const Segment& segment,
                      const FieldVerdict& verdict,
                      std::vector<Detection>* detections) {
  const std::string_view raw =
      record.text.substr(segment.begin, segment.end - segment.begin);
  SpanEmitter emitter(record, verdict.rule, detections);
  if (verdict.action == FieldAction::kDrop) {
    // Quotes and brackets may be part of a password.
    emitter.EmitExactly(TrimAsciiSpace(raw), EntityType::kSecret);
    return;
  }
  const std::string_view value = TrimValue(raw);
  if (verdict.whole) {
    emitter.Emit(value, verdict.type);
  } else if (!IsNullLike(value, verdict.type)) {
    EmitToken(value, verdict.type, &emitter);
  }
}

}  // namespace redactor::detect
