// What the ending of a domain name says: real suffix, private, or neither.
#ifndef REDACTOR_DETECT_VALIDATORS_DOMAIN_H_
#define REDACTOR_DETECT_VALIDATORS_DOMAIN_H_

#include <cstdint>
#include <string_view>

#include "redactor/detect/validator.h"

namespace redactor::detect {

enum class DomainEnding : uint8_t {
  kInvalid,  // not a host name at all
  kPublic,   // ends in a public suffix of ICANN's part of the list
  kPrivate,  // RFC 6761 and RFC 8375 names, and the usual private ones
  kUnknown,  // neither: a file name, a package, a private ending nobody knows
};

// `name` in any case, ASCII or UTF-8, with or without a final dot. One label
// has no ending: kInvalid.
DomainEnding EndingOf(std::string_view name);

// The last label.
std::string_view LastLabel(std::string_view name);
uint32_t CountLabels(std::string_view name);

// A label below the registrable domain that people give to inner networks:
// "wiki.corp.example.com", "db.internal.example.org".
bool HasInternalLabel(std::string_view name);

// `name` is one of the user's own domains or below one.
bool IsOwnDomain(std::string_view name, const ValidatorSettings* settings);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_DOMAIN_H_
