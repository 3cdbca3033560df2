// Status and Result: how every fallible call of redactor answers.
//
// No exception leaves the library. A message names the place and the rule or
// option at fault; it never holds text of the input. Values are immutable and
// may be shared between threads.
#ifndef REDACTOR_STATUS_H_
#define REDACTOR_STATUS_H_

#include <cassert>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "redactor/export.h"

namespace redactor {

enum class StatusCode {
  kOk,
  kInvalidArgument,  // an option, a rule file or a key file is wrong
  kNotFound,         // a file or member does not exist
  kIo,               // the outside world failed: read, write, rename
  kBrokenPipe,       // the reader of our output went away
  kMalformed,        // content that cannot be read with confidence
  kLimit,            // a limit on size, depth, count, ratio or memory was hit
  kUnsupported,      // content or request that is not handled
  kCrypto,           // key, authentication or token check failed
  kInternal,         // a broken invariant
};

// How far the damage reaches. The caller decides what to do with the rest.
enum class Severity {
  kWarning,  // the result is usable, the report says what happened
  kEntry,    // this entry must be withheld, the run may go on
  kRun,      // no output of this run can be trusted
};

class [[nodiscard]] REDACTOR_EXPORT Status {
 public:
  Status() = default;  // OK, costs one null pointer
  Status(StatusCode code, std::string message,
         Severity severity = Severity::kRun);

  static Status Ok() { return {}; }

  [[nodiscard]] bool ok() const { return rep_ == nullptr; }
  [[nodiscard]] StatusCode code() const;
  [[nodiscard]] Severity severity() const;
  // Empty when ok().
  [[nodiscard]] const std::string& message() const;

  // The same error with "PREFIX: " before the message; OK stays OK.
  [[nodiscard]] Status WithPrefix(const std::string& prefix) const;
  [[nodiscard]] Status WithSeverity(Severity severity) const;

 private:
  struct Rep {
    StatusCode code;
    Severity severity;
    std::string message;
  };
  std::shared_ptr<const Rep> rep_;
};

// A value or the reason why there is none.
template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit, so that a function returns a T or a Status as it is.
  // NOLINTBEGIN(google-explicit-constructor)
  Result(T value) : value_(std::move(value)) {}
  Result(Status status) : status_(std::move(status)) { assert(!status_.ok()); }
  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return value_.has_value(); }
  [[nodiscard]] const Status& status() const { return status_; }

  // REQUIRES: ok().
  T& value() & { return *value_; }
  const T& value() const& { return *value_; }
  T&& value() && { return std::move(*value_); }
  T& operator*() & { return *value_; }
  const T& operator*() const& { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }

 private:
  Status status_;
  std::optional<T> value_;
};

}  // namespace redactor

// Leaves the enclosing function with the error, if there is one.
#define REDACTOR_RETURN_IF_ERROR(expr)                \
  do {                                                \
    if (::redactor::Status redactor_status_ = (expr); \
        !redactor_status_.ok()) {                     \
      return redactor_status_;                        \
    }                                                 \
  } while (false)

#endif  // REDACTOR_STATUS_H_
