// What a scan found, as one line to compare: "TYPE:text TYPE:text".
#ifndef REDACTOR_TESTS_DETECT_FINDINGS_TEXT_H_
#define REDACTOR_TESTS_DETECT_FINDINGS_TEXT_H_

#include <string>

#include "redactor/detect/engine.h"

namespace redactor::detect {

// In order; a '+' before what goes on from an earlier part.
inline std::string FindingsText(const Record& record,
                                const ScanResult& result) {
  std::string out;
  for (const Detection& d : result.detections) {
    if (!out.empty()) out += " ";
    if (d.continuation) out += "+";
    out += EntityTypeName(d.type);
    out += ":";
    out += record.text.substr(d.begin, d.end - d.begin);
  }
  return out;
}

}  // namespace redactor::detect

#endif  // REDACTOR_TESTS_DETECT_FINDINGS_TEXT_H_
