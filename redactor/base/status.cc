// Status: the error value of the library. See include/redactor/status.h.
#include "redactor/status.h"

namespace redactor {

namespace {
const std::string& EmptyMessage() {
  static const std::string* const empty = new std::string;
  return *empty;
}
}  // namespace

Status::Status(StatusCode code, std::string message, Severity severity)
    : rep_(code == StatusCode::kOk ? nullptr
                                   : std::make_shared<const Rep>(Rep{
                                         code, severity, std::move(message)})) {
}

StatusCode Status::code() const { return ok() ? StatusCode::kOk : rep_->code; }

Severity Status::severity() const {
  return ok() ? Severity::kWarning : rep_->severity;
}

const std::string& Status::message() const {
  return ok() ? EmptyMessage() : rep_->message;
}

Status Status::WithPrefix(const std::string& prefix) const {
  if (ok()) return *this;
  return Status(rep_->code, prefix + ": " + rep_->message, rep_->severity);
}

Status Status::WithSeverity(Severity severity) const {
  if (ok()) return *this;
  return Status(rep_->code, rep_->message, severity);
}

}  // namespace redactor
