// The one word by which stubs and reports say why content was withheld.
#ifndef REDACTOR_BASE_WITHHELD_REASON_H_
#define REDACTOR_BASE_WITHHELD_REASON_H_

#include "redactor/status.h"

namespace redactor {

inline const char* WithheldReason(const Status& status) {
  switch (status.code()) {
    case StatusCode::kMalformed:
      return "malformed";
    case StatusCode::kLimit:
      return "limit";
    case StatusCode::kCrypto:
      return "encrypted";
    default:
      return "unsupported";
  }
}

}  // namespace redactor

#endif  // REDACTOR_BASE_WITHHELD_REASON_H_
