// MarkupInput: how the lexers of XML and HTML walk over the pump's input.
//
// A cursor over what is buffered, at most up to where the open record may
// reach. Nothing here knows tags; xml_run and html_run do.
#ifndef REDACTOR_FORMAT_MARKUP_INPUT_H_
#define REDACTOR_FORMAT_MARKUP_INPUT_H_

#include <cstdint>
#include <string_view>

#include "redactor/format/pump.h"

namespace redactor::format {

class MarkupInput {
 public:
  enum class Found : uint8_t { kYes, kNo, kTooFar, kFailed };

  // Both must outlive this.
  MarkupInput(Pump& pump, Syntax& syntax)
      : pump_(pump), syntax_(syntax), input_(pump.input()) {}

  // Steps over a byte order mark at the start of the entry.
  Status Start();
  // A record (or part) that begins at `begin` is open; the cursor goes there.
  void OpenAt(uint64_t begin);
  // None is open; the cursor stays.
  void Close();
  void MoveTo(uint64_t offset) { cur = input_.At(offset); }
  [[nodiscard]] const char* At(uint64_t offset) const {
    return input_.At(offset);
  }

  // More bytes behind the cursor. False: the input ends, the record may reach
  // no further (capped), or reading failed (status).
  bool Refill();
  // At least `n` bytes at the cursor, or as many as there will ever be.
  bool Need(size_t n);
  // Looks for `word` from `from` on; `*at` is where it stands.
  Found Find(std::string_view word, uint64_t from, uint64_t* at);
  // Why there is nothing more.
  [[nodiscard]] Found Why() const {
    if (!status_.ok()) return Found::kFailed;
    return capped_ ? Found::kTooFar : Found::kNo;
  }

  [[nodiscard]] uint64_t offset() const { return input_.OffsetOf(cur); }
  [[nodiscard]] bool final() const { return final_; }
  // Nothing behind limit can become a part of the open record.
  [[nodiscard]] bool fixed() const { return final_ || capped_; }
  [[nodiscard]] bool open() const { return open_; }
  [[nodiscard]] uint64_t begin() const { return begin_; }
  [[nodiscard]] const Status& status() const { return status_; }
  [[nodiscard]] std::string_view View(uint64_t from, uint64_t to) const {
    return input_.View(from, to);
  }

  const char* cur = nullptr;
  const char* limit = nullptr;

 private:
  void SetLimit();

  Pump& pump_;
  Syntax& syntax_;
  PageBuffer& input_;
  bool final_ = false;   // limit is the end of the input
  bool capped_ = false;  // limit is as far as the record may reach
  bool open_ = false;
  uint64_t begin_ = 0;
  Status status_;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_MARKUP_INPUT_H_
