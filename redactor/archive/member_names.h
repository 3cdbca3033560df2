// MemberNames: the names under which members go out.
//
// Names are redacted like text; then no two different members may end up under
// one name, and a hard link must still find its target. Only hashes of names
// are kept (a clash of hashes costs a needless "~2", nothing else), so that a
// million members stay cheap.
#ifndef REDACTOR_ARCHIVE_MEMBER_NAMES_H_
#define REDACTOR_ARCHIVE_MEMBER_NAMES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "redactor/base/content_scanner.h"

namespace redactor::archive {

// A member path without leading '/', ".." taken out.
struct SafePath {
  std::string path;
  bool had_parent_step = false;  // there was a ".."
};
SafePath MakeSafe(std::string_view path);

class MemberNames {
 public:
  // Both must outlive this. `container` gives the hints for RedactName.
  MemberNames(ContentScanner& scanner, const ContentHints& container)
      : scanner_(scanner), container_(container) {}

  // `text` redacted; empty stays empty. What the scanner may not answer (new
  // '/', NUL, an endless name) is an error of severity kEntry.
  Result<std::string> Redact(std::string_view text);

  // Settles the name of the file that was `original`: `wanted`, made unique.
  // `withheld` is a word that lives for ever, empty when its content goes out.
  std::string Assign(std::string_view original, std::string wanted,
                     std::string_view withheld);

  // What became of an earlier file, for links to it: the name it was given,
  // when `redacted` is its redacted name, and why it was withheld.
  struct Fate {
    std::string name;
    std::string_view withheld;
  };
  Fate Find(std::string_view original, std::string redacted) const;

 private:
  struct Owner {
    uint64_t original = 0;  // hash
    uint32_t next = 2;      // the suffix for the next other member
  };
  struct Exception {
    uint32_t suffix = 1;
    std::string_view withheld;
  };

  ContentScanner& scanner_;
  const ContentHints& container_;
  std::unordered_map<uint64_t, Owner> owners_;          // by hash of the name
  std::unordered_map<uint64_t, Exception> exceptions_;  // by hash of original
};

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_MEMBER_NAMES_H_
