// What of a member's header goes out, and what of it stops the member.
//
// A fresh entry is filled with the few fields that are kept; all others
// (comments, extended attributes, ACLs, flags, vendor keys) have no way out.
// Names are left to member_names.
#ifndef REDACTOR_ARCHIVE_METADATA_H_
#define REDACTOR_ARCHIVE_METADATA_H_

#include <string>
#include <string_view>

#include "redactor/archive/handles.h"
#include "redactor/status.h"

namespace redactor::archive {

// Kind, permissions, times, owner numbers. Null only without memory.
EntryHandle CopyKeptFields(archive_entry* from);

// The name as bytes; empty when there is none.
std::string_view PathOf(archive_entry* entry);

// A word when the header alone says that the member must be withheld.
std::string_view Objection(archive_entry* entry);

// The word for a member whose content was refused with `status`.
std::string_view WithheldWord(const Status& status);

// The content of the stub that stands for a withheld member.
std::string StubText(std::string_view word);
inline constexpr std::string_view kStubSuffix = ".withheld.txt";

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_METADATA_H_
