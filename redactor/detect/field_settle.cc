// SettleVerdict: a name promises, the value decides.
//
// A promise that the value does not keep falls back to text, never to "keep":
// then the ordinary rules look at it.
#include <algorithm>

#include "redactor/detect/field_chars.h"
#include "redactor/detect/field_shape.h"
#include "redactor/detect/field_value.h"
#include "redactor/detect/product_name.h"

namespace redactor::detect {

namespace {

FieldVerdict As(FieldVerdict verdict, FieldAction action) {
  verdict.action = action;
  return verdict;
}

FieldVerdict AsType(FieldVerdict verdict, EntityType type) {
  verdict.type = type;
  return verdict;
}

FieldVerdict SettleName(const FieldVerdict& verdict, std::string_view value) {
  const uint32_t shapes = ShapesOf(value);
  if (shapes & kShapeMail) {
    return value.size() > kMaxNameBytes * 4
               ? As(verdict, FieldAction::kText)
               : AsType(verdict, EntityType::kEmail);
  }
  if (value.size() > kMaxNameBytes) return As(verdict, FieldAction::kText);
  if (shapes & kShapeUrl) {
    return verdict.type == EntityType::kUsername
               ? AsType(verdict, EntityType::kUrl)
               : As(verdict, FieldAction::kUrl);
  }
  return HasLetter(value) ? verdict : As(verdict, FieldAction::kKeep);
}

FieldVerdict SettleEmail(const FieldVerdict& verdict, std::string_view value) {
  if (ShapesOf(value) & kShapeMail) return verdict;  // a list of any length
  if (value.size() > kMaxNameBytes) return As(verdict, FieldAction::kText);
  return HasLetter(value) ? verdict : As(verdict, FieldAction::kNone);
}

FieldVerdict SettlePlace(const FieldVerdict& verdict, std::string_view value) {
  if (value.size() > 2 * kMaxNameBytes) return As(verdict, FieldAction::kText);
  const uint32_t shapes = ShapesOf(value);
  if (shapes & kShapeUrl) return As(verdict, FieldAction::kUrl);
  if (verdict.type == EntityType::kAddress) {
    if (shapes & kShapeMail) return AsType(verdict, EntityType::kEmail);
    if (LooksLikeIp(value)) return AsType(verdict, EntityType::kIp);
    // A memory address.
    if (value.starts_with("0x")) return As(verdict, FieldAction::kText);
  }
  return verdict;
}

// Types whose values hold digits, few letters, and are short.
FieldVerdict SettleNumber(const FieldVerdict& verdict, std::string_view value,
                          uint32_t min_digits, size_t max_size) {
  if (value.size() > max_size || CountDigits(value) < min_digits) {
    return As(verdict, FieldAction::kText);
  }
  return verdict;
}

FieldVerdict SettlePhone(const FieldVerdict& verdict, std::string_view value) {
  if (ShapesOf(value) & kShapeMail) return AsType(verdict, EntityType::kEmail);
  if (CountLetters(value) > CountDigits(value) + 4) {
    return As(verdict, FieldAction::kText);
  }
  return SettleNumber(verdict, value, 5, kMaxNameBytes);
}

// A code: no sentence, and either a digit or all upper case.
FieldVerdict SettleCode(const FieldVerdict& verdict, std::string_view value,
                        size_t min_size) {
  const bool digit = CountDigits(value) > 0;
  const bool spaced = value.find(' ') != std::string_view::npos;
  const bool fits = digit ? !spaced || CountLetters(value) <= 12
                          : !spaced && value.size() >= 8 &&
                                std::ranges::none_of(value, IsLower);
  if (value.size() < min_size || value.size() > 512 || !fits) {
    return As(verdict, FieldAction::kText);
  }
  return verdict;
}

FieldVerdict SettleDevice(const FieldVerdict& verdict, std::string_view value) {
  const bool spaced = value.find(' ') != std::string_view::npos;
  if (spaced || value.size() < 6) return As(verdict, FieldAction::kText);
  return SettleCode(verdict, value, 6);
}

FieldVerdict SettleHost(const FieldVerdict& verdict, std::string_view value) {
  if (ShapesOf(value) & kShapeUrl) return As(verdict, FieldAction::kUrl);
  if (ShapesOf(value) & kShapeMail) return AsType(verdict, EntityType::kEmail);
  if (value.size() > kMaxNameBytes ||
      value.find('/') != std::string_view::npos || value.starts_with("\\\\") ||
      (ShapesOf(value) & (kShapeFlag | kShapeNumber)) != 0) {
    return As(verdict, FieldAction::kText);
  }
  return verdict;
}

FieldVerdict SettleUrl(const FieldVerdict& verdict, std::string_view value) {
  const bool fits = (ShapesOf(value) & kShapeUrl) != 0 ||
                    (value.find(' ') == std::string_view::npos &&
                     (value.find_first_of("./") != std::string_view::npos ||
                      value.size() >= 16));
  return fits && value.size() <= 8192 ? verdict
                                      : As(verdict, FieldAction::kText);
}

EntityType TypeByShape(std::string_view value) {
  const uint32_t shapes = ShapesOf(value);
  if (shapes & kShapeUrl) return EntityType::kUrl;
  if (shapes & kShapeMail) return EntityType::kEmail;
  if (LooksLikePhone(value)) return EntityType::kPhone;
  return EntityType::kUsername;
}

// "iPhone 13 Pro" is everybody's, "Jane's iPhone" is not.
FieldVerdict SettleWhole(const FieldVerdict& verdict, std::string_view value) {
  const bool fits = value.size() <= kMaxNameBytes && HasLetter(value) &&
                    !IsProductName(value);
  return fits ? verdict : As(verdict, FieldAction::kText);
}

FieldVerdict SettleToken(const FieldVerdict& verdict, std::string_view value) {
  switch (verdict.type) {
    case EntityType::kPerson:
    case EntityType::kUsername:
      return SettleName(verdict, value);
    case EntityType::kEmail:
      return SettleEmail(verdict, value);
    case EntityType::kPhone:
      return SettlePhone(verdict, value);
    case EntityType::kAddress:
    case EntityType::kLocation:
      return SettlePlace(verdict, value);
    case EntityType::kOrg:
      if (ShapesOf(value) & kShapeOpaque) {
        return As(verdict, FieldAction::kKeep);
      }
      return SettlePlace(verdict, value);
    case EntityType::kPostcode:
      return value.size() <= 64 ? verdict : As(verdict, FieldAction::kText);
    case EntityType::kCoordinates:
    case EntityType::kBirthdate:
      return SettleNumber(verdict, value, 1, 128);
    case EntityType::kImei:
    case EntityType::kImsi:
    case EntityType::kIccid:
    case EntityType::kEid:
      return SettleNumber(verdict, value, 8, kMaxNameBytes);
    case EntityType::kMeid:
      return SettleCode(verdict, value, 8);
    case EntityType::kMac:
      return std::ranges::count_if(value, IsHex) >= 12
                 ? verdict
                 : As(verdict, FieldAction::kText);
    case EntityType::kSerial:
    case EntityType::kVin:
    case EntityType::kBank:
      return SettleCode(verdict, value, 4);
    case EntityType::kDevice:
      return SettleDevice(verdict, value);
    case EntityType::kIp:
      return value.size() <= 1024 ? verdict : As(verdict, FieldAction::kText);
    case EntityType::kHost:
      return SettleHost(verdict, value);
    case EntityType::kUrl:
      return SettleUrl(verdict, value);
    default:
      return SettleNumber(verdict, value, 1, 128);
  }
}

}  // namespace

FieldVerdict SettleVerdict(const FieldRule& rule, std::string_view value) {
  FieldVerdict verdict{rule.action, rule.type, rule.id, rule.whole};
  if (rule.action != FieldAction::kToken && rule.action != FieldAction::kDrop) {
    return verdict;
  }
  value = TrimValue(value);
  if (IsNullLike(value, rule.type)) return {};
  if (rule.action == FieldAction::kDrop) {
    return value.size() <= 5 && (ShapesOf(value) & kShapeFlag) != 0
               ? FieldVerdict{}
               : verdict;
  }
  if (rule.by_shape) verdict.type = TypeByShape(value);
  if (rule.whole) return SettleWhole(verdict, value);
  return SettleToken(verdict, value);
}

}  // namespace redactor::detect
