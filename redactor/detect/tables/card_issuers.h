// Payment card networks by issuer identification number.
#ifndef REDACTOR_DETECT_TABLES_CARD_ISSUERS_H_
#define REDACTOR_DETECT_TABLES_CARD_ISSUERS_H_

#include <cstdint>
#include <string_view>

namespace redactor::detect {

struct CardIssuer {
  uint32_t first = 0;  // of the leading six digits
  uint32_t last = 0;
  uint8_t min = 0;  // length of the number
  uint8_t max = 0;
  bool distinct = false;  // few other numbers look like these
  std::string_view network;
};

// The network of a number of that length; null when none issues such.
const CardIssuer* FindCardIssuer(std::string_view digits);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_TABLES_CARD_ISSUERS_H_
