// Variants of a document for one round of training: other names in the same
// places, another case, marks taken by others.
#ifndef REDACTOR_TRAIN_AUGMENT_H_
#define REDACTOR_TRAIN_AUGMENT_H_

#include <string>
#include <string_view>
#include <vector>

#include "redactor/status.h"
#include "redactor/train/document.h"
#include "redactor/train/random.h"

namespace redactor::train {

// Names to draw from, read from the tables the name dictionary is built of.
class NamePool {
 public:
  static Result<NamePool> Read(const std::string& tables_folder);

  [[nodiscard]] const std::string& Given(Random* random) const;
  [[nodiscard]] const std::string& Surname(Random* random) const;
  [[nodiscard]] const std::string& Town(Random* random) const;

 private:
  struct Weighted {
    std::vector<std::string> names;
    std::vector<double> sums;
    void Add(std::string name, double weight);
    [[nodiscard]] const std::string& Draw(Random* random) const;
  };
  Weighted us_given_;
  Weighted us_surnames_;
  Weighted towns_;
  std::vector<std::string> given_;  // of all countries
  std::vector<std::string> surnames_;
};

struct Variation {
  double replace = 0.35;
  double lower = 0.25;
  double upper = 0.04;
  double take = 0.08;  // of marks: to be treated as found by others
};

Document Vary(const Document& document, const NamePool& pool,
              const Variation& variation, Random* random);
// The same with another case.
std::string Lowered(std::string_view text);

}  // namespace redactor::train

#endif  // REDACTOR_TRAIN_AUGMENT_H_
