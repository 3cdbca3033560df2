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

// Names to draw from, read from the tables and lists the name dictionary is
// built of.
class NamePool {
 public:
  static Result<NamePool> Read(const std::string& tables_folder,
                               const std::string& lists_folder);

  // Where a name is from; given name and surname of one person share it.
  [[nodiscard]] size_t Origin(Random* random) const;
  [[nodiscard]] const std::string& Given(size_t origin, Random* random) const;
  [[nodiscard]] const std::string& Surname(size_t origin, Random* random) const;
  [[nodiscard]] const std::string& Given(Random* random) const {
    return Given(Origin(random), random);
  }
  [[nodiscard]] const std::string& Surname(Random* random) const {
    return Surname(Origin(random), random);
  }
  [[nodiscard]] const std::string& Town(Random* random) const;
  [[nodiscard]] const std::string& Product(Random* random) const;

 private:
  Status ReadTables(const std::string& folder);
  Status ReadLists(const std::string& folder);

  struct People {
    std::vector<std::string> given;
    std::vector<std::string> surnames;
  };
  struct Weighted {
    std::vector<std::string> names;
    std::vector<double> sums;
    void Add(std::string name, double weight);
    [[nodiscard]] const std::string& Draw(Random* random) const;
  };
  Weighted us_given_;
  Weighted us_surnames_;
  Weighted towns_;
  std::vector<People> people_;  // first of all countries, then by list
  std::vector<std::string> products_;
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
