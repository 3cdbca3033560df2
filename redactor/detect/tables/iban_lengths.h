// How long the IBANs of a country are.
#ifndef REDACTOR_DETECT_TABLES_IBAN_LENGTHS_H_
#define REDACTOR_DETECT_TABLES_IBAN_LENGTHS_H_

#include <cstdint>
#include <string_view>

namespace redactor::detect {

// `country`: two letters, any case. 0 when it has no IBANs.
uint32_t IbanLength(std::string_view country);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_TABLES_IBAN_LENGTHS_H_
