// Random documents from a seed: the same on every machine.
#ifndef REDACTOR_TESTS_FORMAT_GENERATE_H_
#define REDACTOR_TESTS_FORMAT_GENERATE_H_

#include <cstdint>
#include <random>
#include <string>

namespace redactor::format {

class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {}

  // A valid object with random nesting, white space and escapes.
  std::string Json();
  std::string Csv();
  std::string Prose();
  // A document of elements; `html`: tags of HTML, entities by name.
  std::string Markup(bool html);
  // A dump of one of three dialects.
  std::string Sql();
  // A few bytes changed, dropped or doubled.
  std::string Break(std::string text);

 private:
  uint32_t Below(uint32_t n) { return random_() % n; }
  std::string Value(int depth);
  std::string Object(int depth);
  std::string Array(int depth);
  std::string String();
  std::string Number();
  std::string Space();
  std::string SqlValue(uint32_t dialect);
  std::string CopyRow();
  std::string Word2();
  std::string Php();
  std::string Word();
  std::string Element(int depth, bool html);
  std::string Characters(bool html);

  std::mt19937 random_;
};

}  // namespace redactor::format

#endif  // REDACTOR_TESTS_FORMAT_GENERATE_H_
