// LineMix: which lines of a text in another encoding were UTF-8 all the same.
//
// Logs get such lines when two programs write to one file. The decoding source
// notes where the kind changes, in bytes of the text it gives; the encoding
// sink asks by position in the text it gets, and the format says (OnCopy) what
// came from where. What was never copied is a token, and ASCII.
#ifndef REDACTOR_TEXT_LINE_MIX_H_
#define REDACTOR_TEXT_LINE_MIX_H_

#include <cstdint>
#include <deque>

#include "redactor/base/copy_listener.h"

namespace redactor::text {

class LineMix final : public CopyListener {
 public:
  // Without a sink nothing is to be remembered. A sink that writes more than
  // what was read (restore) and gets a mix that remembers nothing puts
  // characters that its encoding has not in UTF-8.
  explicit LineMix(bool has_sink) : has_sink_(has_sink) {}
  [[nodiscard]] bool remembers() const { return has_sink_; }

  // From position `at` of the decoded text on; ascending.
  void Turn(uint64_t at, bool utf8);
  void OnCopy(uint64_t from, uint64_t to, uint64_t size) override;
  // Of the written text; ascending.
  [[nodiscard]] bool IsUtf8At(uint64_t position);

 private:
  struct Change {
    uint64_t at;
    bool utf8;
  };
  struct Copy {
    uint64_t from, to, size;
  };

  const bool has_sink_;
  bool last_ = false;
  bool now_ = false;  // where the sink is
  std::deque<Change> changes_;
  std::deque<Copy> copies_;
};

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_LINE_MIX_H_
