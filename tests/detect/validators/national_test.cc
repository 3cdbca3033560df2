// National and tax numbers: a table of right and wrong ones for every row of
// the registry, what single errors do, spellings, and labelled values.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "redactor/detect/rule_file.h"
#include "tests/detect/validators/validator_case.h"

namespace redactor::detect {
namespace {

struct Vector {
  std::string validator;
  bool valid = false;
  std::string value;
};

std::vector<Vector> ReadVectors() {
  std::ifstream file(REDACTOR_SOURCE_DIR
                     "/tests/detect/validators/national_vectors.tsv");
  std::vector<Vector> out;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const size_t first = line.find('\t');
    const size_t second = line.find('\t', first + 1);
    REQUIRE(second != std::string::npos);
    const std::string kind = line.substr(first + 1, second - first - 1);
    REQUIRE((kind == "valid" || kind == "wrong"));
    out.push_back(
        {line.substr(0, first), kind == "valid", line.substr(second + 1)});
  }
  return out;
}

bool Passes(const std::string& validator, const std::string& value) {
  const Verdict verdict = Judge(validator, value).verdict;
  return verdict == kAccept || verdict == kProof;
}

bool IsNumber(std::string_view name) {
  return name.starts_with("id_") && name != "id_labelled" &&
         !name.starts_with("id_written_");
}

}  // namespace

TEST_CASE("national numbers: right ones pass, wrong ones do not") {
  const std::vector<Vector> vectors = ReadVectors();
  for (const Vector& row : vectors) {
    CAPTURE(row.validator);
    CAPTURE(row.value);
    CHECK(Passes(row.validator, row.value) == row.valid);
    // A piece of a longer number or word is none.
    CHECK_FALSE(Passes(row.validator, "«" + row.value + "»1"));
    CHECK_FALSE(Passes(row.validator, "x«" + row.value + "»"));
    CHECK_FALSE(Passes(row.validator, "7-«" + row.value + "»"));
  }
  std::map<std::string, int> valid;
  std::map<std::string, int> wrong;
  for (const Vector& row : vectors)
    ++(row.valid ? valid : wrong)[row.validator];
  size_t numbers = 0;
  for (const ValidatorInfo& info : Validators()) {
    if (!IsNumber(info.name)) continue;
    ++numbers;
    CAPTURE(info.name);
    CHECK(valid[std::string(info.name)] >= 2);
    CHECK(wrong[std::string(info.name)] >= 1);
  }
  CHECK(numbers > 140);
}

TEST_CASE("every national number has a rule") {
  RuleSources sources;
  sources.patterns_folder = REDACTOR_SOURCE_DIR "/patterns";
  std::string bytes;
  const auto rules = LoadRules(sources, &bytes);
  REQUIRE(rules.ok());
  for (const ValidatorInfo& info : Validators()) {
    if (!IsNumber(info.name)) continue;
    CAPTURE(info.name);
    CHECK(std::any_of(
        rules->rules.begin(), rules->rules.end(), [&](const Rule& rule) {
          return std::find(rule.validate.begin(), rule.validate.end(),
                           info.name) != rule.validate.end();
        }));
  }
}

// What the systems promise: no wrong digit and, for most, no two neighbours in
// the wrong order goes unseen.
TEST_CASE("check digits see every single error") {
  struct Row {
    const char* validator;
    const char* value;
    bool transpositions;
  };
  const Row rows[] = {
      {"id_pl_pesel", "44051401359", false},
      {"id_nl_bsn", "111222333", true},
      {"id_hr_oib", "33392005961", true},
      {"id_in_aadhaar", "234123412346", true},
      {"id_gb_nhs", "9434765919", true},
      {"id_ch_ahv", "7569217076985", false},
      {"id_pl_nip", "1060000062", true},
      {"id_il_id", "039337423", false},
      {"id_cn_ric", "11010519491231002X", true},
      {"id_es_dni", "12345678Z", true},
      {"id_ru_inn", "500100732259", true},
  };
  for (const Row& row : rows) {
    const std::string value = row.value;
    CAPTURE(row.validator);
    REQUIRE(Passes(row.validator, value));
    for (size_t i = 0; i < value.size(); ++i) {
      if (value[i] < '0' || value[i] > '9') continue;
      for (char c = '0'; c <= '9'; ++c) {
        if (c == value[i]) continue;
        std::string wrong = value;
        wrong[i] = c;
        CAPTURE(wrong);
        CHECK_FALSE(Passes(row.validator, wrong));
      }
      if (!row.transpositions || i == 0 || value[i - 1] == value[i]) continue;
      std::string wrong = value;
      std::swap(wrong[i - 1], wrong[i]);
      CAPTURE(wrong);
      CHECK_FALSE(Passes(row.validator, wrong));
    }
  }
}

TEST_CASE("spellings: which stand alone, and what is in doubt") {
  const ValidatorCase national[] = {
      {"756.9217.0769.85", kProof, ""},
      {"7569217076985", kReject, ""},
      {"112-233-445 95", kProof, ""},
      {"11223344595", kReject, ""},
      {"12.345.678-5", kProof, ""},
      {"12345678-5", kReject, ""},
      {"12345678Z", kProof, ""},
      {"12345678z", kReject, ""},
      {"811228-9874", kProof, ""},
      {"8112289874", kReject, ""},
      {"756.9217.0769.86", kReject, ""},
      {"390.533.447-05", kReject, ""},  // a tax number
  };
  CheckCases("id_written_national", national);
  const ValidatorCase tax[] = {
      {"390.533.447-05", kProof, ""},    {"39053344705", kReject, ""},
      {"390.533.447-06", kReject, ""},   {"20-05536168-2", kProof, ""},
      {"RSSMRA85T10A562S", kProof, ""},  {"rssmra85t10a562s", kReject, ""},
      {"756.9217.0769.85", kReject, ""},
  };
  CheckCases("id_written_tax", tax);
  // Beside a cue a rare spelling counts even when its check fails.
  const ValidatorCase cpf[] = {
      {"390.533.447-05", kAccept, ""}, {"390 533 447 05", kAccept, ""},
      {"39053344705", kAccept, ""},    {"390.533.447-06", kDoubt, ""},
      {"39053344706", kReject, ""},    {"3905334470", kReject, ""},
      {"000.000.000-00", kReject, ""},
  };
  CheckCases("id_br_cpf", cpf);
}

TEST_CASE("values behind a label") {
  const ValidatorCase ids[] = {
      {"X1234567", kAccept, ""},
      {"12.345.678", kAccept, ""},
      {"«T22000129.»", kAccept, "T22000129"},
      {"QQ 12 34 56 C", kAccept, ""},
      {"93815/08152", kAccept, ""},
      {"A123456(4)", kAccept, ""},
      {"12345", kReject, ""},
      {"2024-01-02", kReject, ""},
      {"31.12.2024", kReject, ""},
      {"12/2024", kReject, ""},
      {"2024/2025", kReject, ""},
      {"1.2.345.6", kReject, ""},
      {"1920x1080", kReject, ""},
      {"000000000", kReject, ""},
      {"«123456»%", kReject, ""},
      {"«123456».7", kReject, ""},
      {"123456789012345678901", kReject, ""},
  };
  CheckCases("id_labelled", ids);
  const ValidatorCase plates[] = {
      {"B-AB 1234", kAccept, ""}, {"AB12 CDE", kAccept, ""},
      {"7ABC123", kAccept, ""},   {"12-345-67", kAccept, ""},
      {"京A12345", kAccept, ""},  {"PLATE", kReject, ""},
      {"12345", kReject, ""},     {"12", kReject, ""},
      {"800x600", kReject, ""},   {"31.12.2024", kReject, ""},
  };
  CheckCases("plate", plates);
}

}  // namespace redactor::detect
