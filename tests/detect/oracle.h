// The slow truth: every rule searched from every position of every segment,
// without triggers, alphabets or windows. Must agree with PatternDetector for
// rules whose triggers and max_length tell the truth.
#ifndef REDACTOR_TESTS_DETECT_ORACLE_H_
#define REDACTOR_TESTS_DETECT_ORACLE_H_

#include <span>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/pattern_detector.h"
#include "redactor/detect/rule.h"

namespace redactor::detect {

// Sorted as PatternDetector sorts, each match once.
std::vector<PatternMatch> OracleMatches(std::string_view text,
                                        std::span<const Segment> segments,
                                        std::span<const Rule> rules);

}  // namespace redactor::detect

#endif  // REDACTOR_TESTS_DETECT_ORACLE_H_
