// Any bytes as a container, under small limits, content and names unchanged.
// Properties: no crash; nothing is written unless it is said; what was called
// good is a container again, and rewriting it gives the same bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "redactor/archive/archive.h"

namespace redactor::archive {
namespace {

class Identity final : public ContentScanner {
 public:
  Identity(const ArchiveOptions& options, MemberSink& members)
      : options_(options), members_(members) {}

  Status Redact(ByteSource& source, ByteSink& sink,
                const ContentHints& hints) override {
    std::string all;
    std::string buffer(4096, '\0');
    for (;;) {
      const Result<size_t> got = source.Read(std::span(buffer));
      if (!got.ok()) return got.status();
      if (*got == 0) break;
      all.append(buffer, 0, *got);
    }
    if (!LooksLikeContainer(all)) return sink.Write(all);
    const auto inner = NewMemorySource(all);
    return RewriteArchive(*inner, &sink, *this, hints, options_, members_);
  }
  Result<std::string> RedactName(std::string_view text,
                                 const ContentHints&) override {
    return std::string(text);
  }

 private:
  const ArchiveOptions& options_;
  MemberSink& members_;
};

class NoReports final : public MemberSink {
 public:
  void OnMember(const MemberReport&) override {}
};

Status Rewrite(std::string_view bytes, std::string* out) {
  ArchiveBudget budget;
  budget.limits.max_entries = 1000;
  budget.limits.max_expanded = uint64_t{8} << 20;
  budget.limits.max_depth = 3;
  ArchiveOptions options;
  options.spool.memory = uint64_t{64} << 20;  // never to disk
  options.budget = &budget;
  NoReports reports;
  Identity scanner(options, reports);
  const auto source = NewMemorySource(bytes);
  const auto sink = NewStringSink(out);
  const Status status = RewriteArchive(*source, sink.get(), scanner,
                                       {"in", "in", 0}, options, reports);
  if (budget.open != 0) std::abort();
  return status;
}

void Check(std::string_view bytes) {
  std::string first;
  const Status status = Rewrite(bytes, &first);
  if (!status.ok()) return;
  if (!LooksLikeContainer(bytes)) std::abort();
  // A tar whose only members were pax headers leaves nothing but its end.
  if (!LooksLikeContainer(first)) return;
  std::string second;
  if (!Rewrite(first, &second).ok()) std::abort();
  if (second != first) std::abort();
}

}  // namespace
}  // namespace redactor::archive

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  redactor::archive::Check({reinterpret_cast<const char*>(data), size});
  return 0;
}
