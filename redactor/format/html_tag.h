// One tag of HTML: where it ends, and its attributes.
#ifndef REDACTOR_FORMAT_HTML_TAG_H_
#define REDACTOR_FORMAT_HTML_TAG_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace redactor::format {

// Finds the '>' that ends a tag, a byte at a time.
class HtmlTagScan {
 public:
  enum class In : uint8_t {
    kName,
    kSpace,
    kAttribute,
    kBehindName,
    kEquals,
    kQuotes,
    kBare
  };

  explicit HtmlTagScan(In in) : in_(in) {}
  // True: `c` ends the tag.
  bool Step(char c);

 private:
  In in_;
  char quote_ = '\0';
};

struct HtmlAttribute {
  std::string_view name;
  std::string_view value;
  bool has_value = false;
};

// The attributes in `text`, which is a tag from behind its name on. False: the
// value of the last one does not end there (then it is still listed).
bool ReadAttributes(std::string_view text, std::vector<HtmlAttribute>* all);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_HTML_TAG_H_
