// Options: everything that decides the output besides the input and the key.
//
// Plain fields with their defaults; Redactor::Create checks them all. The
// command line has an option for each, under the same name.
#ifndef REDACTOR_OPTIONS_H_
#define REDACTOR_OPTIONS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "redactor/detector.h"
#include "redactor/finding.h"

namespace redactor {

// What to do with content that no format reads.
enum class BinaryPolicy : uint8_t {
  kWithhold,  // a stub says so
  kDrop,      // leave the member out
  kPass,      // copy it as it is: the caller vouches for it
};

// Defences against bombs, over all levels of nesting.
struct Limits {
  int max_depth = 8;
  uint64_t max_entries = 1'000'000;
  uint64_t max_expanded = uint64_t{1} << 44;  // bytes
  uint64_t max_ratio = 2000;                  // expanded : compressed
  uint64_t memory = uint64_t{256} << 20;      // bytes; what exceeds it spills
  uint64_t temp = uint64_t{4} << 30;          // bytes of sealed temporary files
};

// PATH=TYPE|keep|drop|text, see README "Fields".
struct FieldRule {
  std::string path;
  std::string value;
};

struct Options {
  // --- what is found ---
  std::string patterns_folder;          // empty: beside the library
  bool default_rules = true;            // the rules shipped in it
  std::vector<std::string> rule_paths;  // more rule files or folders
  std::vector<EntityType> only;         // empty: all types
  std::vector<EntityType> except;
  std::vector<FieldRule> fields;
  // Lists of literals and /regex/, a string for each line or each file: always
  // replaced, or never; deny wins.
  std::vector<std::string> deny;
  std::vector<std::string> allow;
  std::vector<std::string> internal_domains;  // own domains
  std::string region = "US";                  // of phones without country code
  double min_score = 0.5;                     // 0..1
  LocationLevel location = LocationLevel::kCity;
  bool ticket_ids = false;  // ticket and case numbers are replaced too
  std::vector<std::shared_ptr<const Detector>> detectors;

  // --- how it is read ---
  std::string format = "auto";    // a format's name, or by content
  std::string encoding = "auto";  // an ICU converter name, or by content
  BinaryPolicy binary = BinaryPolicy::kWithhold;
  bool strict = false;  // known media withheld by policy count as withheld
  Limits limits;
  size_t page_size = size_t{256} << 10;  // bytes; never changes a result

  int threads = 0;  // 0: all cores; never changes a result
  // The input comes line by line (tail -f): every complete record goes out at
  // once. A pause never changes a byte, the option may: format and encoding are
  // told by the first line, and a record of plain text is a line.
  bool line_buffered = false;

  // --- what it becomes ---
  std::string key_path;   // empty: a fresh key for this Redactor only
  std::string audience;   // another audience cannot join its copy with this one
  std::string config_id;  // names the user's configuration in the report
  int token_bits = 50;    // 50, 75 or 100
  bool exact = false;     // tokens carry a spelling tag
  // SQL: columns too narrow for tokens become varchar(255) where their name
  // says that they hold what is replaced; else surrogates of their type are
  // used.
  bool widen_ddl = false;
  bool map_secrets = false;  // values of SECRET enter the map too
};

}  // namespace redactor

#endif  // REDACTOR_OPTIONS_H_
