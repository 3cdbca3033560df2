// MailLexer: the structure of one message at a time, line by line.
//
// RFC 5322 headers and the MIME tree below them, as a flat list of items in the
// order of the bytes: fields, text, leaves (bodies that are files of their
// own), frames (boundary and blank lines). Nothing is repaired: a line that is
// no header ends the header, a missing last boundary ends with what is around
// it. The lexer holds no bytes of a body and does not decode; mbox separators
// are for its owner to see, who also cuts the entry into lines.
#ifndef REDACTOR_FORMAT_MAIL_LEXER_H_
#define REDACTOR_FORMAT_MAIL_LEXER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/format/mail_codec.h"

namespace redactor::format {

// Multiparts and messages in each other; what is deeper is withheld.
inline constexpr size_t kMaxMailDepth = 100;

// What the header of a body says about it.
struct MailPart {
  uint32_t number = 0;         // of the body, in paths
  uint32_t header_number = 0;  // of the header; 0: of the message itself
  std::string type = "text/plain";
  std::string charset;
  std::string boundary;
  std::string name;  // of the file, decoded
  std::string encoding_label;
  TransferEncoding encoding = TransferEncoding::kIdentity;
  bool attachment = false;
  bool flowed = false;
  bool delete_space = false;
  bool too_deep = false;

  // Signs other parts, so that it cannot hold when they change.
  [[nodiscard]] bool is_signature() const;
  // One that carries the signer's certificate: name, address, employer.
  [[nodiscard]] bool holds_certificate() const;
  [[nodiscard]] bool is_text() const;  // a body to read, no file
};

struct MailItem {
  enum class Kind : uint8_t {
    kEnvelope,  // "From jane@example.com Thu Jan  1 ..."
    kField,     // one header field with its continuations
    kText,      // body, preamble, epilogue, or a line that is no header
    kLeaf,
    kFrame,
  };
  Kind kind = Kind::kFrame;
  uint64_t begin = 0;  // absolute
  uint64_t end = 0;
  uint32_t part = 0;  // index into parts()
};

class MailLexer {
 public:
  // Forgets everything; a message begins.
  void Start();
  // The next line, line end included, of an entry at `begin`. `line` may be
  // only a beginning of it when it is longer than kLineHead.
  static constexpr size_t kLineHead = 2048;
  void Line(std::string_view line, uint64_t begin, uint64_t end);
  void Envelope(uint64_t begin, uint64_t end);

  [[nodiscard]] const std::vector<MailItem>& items() const { return items_; }
  [[nodiscard]] const std::vector<MailPart>& parts() const { return parts_; }
  // Forgets the items before the last one (all: that too); parts stay.
  void DropItems(bool all);

  [[nodiscard]] bool in_body() const { return state_ == State::kBody; }
  // The line is not part of the open body: a boundary of any open multipart.
  [[nodiscard]] bool IsBoundary(std::string_view line) const;
  // The open body is no leaf any more: what follows is text.
  void TextFollows();
  // The line that ends at `end` may begin uuencode: the next one tells.
  [[nodiscard]] bool Undecided(uint64_t end) const { return uu_end_ == end; }
  // A header had a line that is none.
  [[nodiscard]] bool lenient() const { return lenient_; }

 private:
  enum class State : uint8_t { kHeader, kField, kBody, kUu };
  struct Level {
    std::string boundary;
    bool digest = false;
    bool closed = false;
  };

  void Add(MailItem::Kind kind, uint64_t begin, uint64_t end);
  void HeaderLine(std::string_view line, uint64_t begin, uint64_t end);
  void BodyLine(std::string_view line, uint64_t begin, uint64_t end);
  void EndField();
  void EnterBody();
  void OpenPart();
  void OpenBody(MailItem::Kind kind);
  bool TakeBoundary(std::string_view line, uint64_t begin, uint64_t end);
  bool TakeUu(std::string_view line, uint64_t begin, uint64_t end);

  State state_ = State::kHeader;
  MailItem::Kind body_ = MailItem::Kind::kText;  // of the body at hand
  bool body_open_ = false;  // the last item is of that body
  bool first_line_ = true;  // of a header
  bool lenient_ = false;
  uint64_t uu_begin_ = 0;  // a "begin" line that may begin uuencode
  uint64_t uu_end_ = 0;
  std::string uu_name_;
  uint32_t text_part_ = 0;  // around uuencode
  uint32_t next_number_ = 1;
  size_t messages_ = 0;  // in each other
  std::string field_;    // the field at hand, if it matters for structure
  bool keeps_field_ = false;
  std::vector<Level> levels_;
  std::vector<MailItem> items_;
  std::vector<MailPart> parts_;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_MAIL_LEXER_H_
