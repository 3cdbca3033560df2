// Transfer encodings of mail: quoted-printable, base64 and uuencode, piece by
// piece, both ways.
//
// Decoders are lenient as mail readers are: what is not of the encoding is kept
// (quoted-printable) or passed over (base64). Where a base64 body really ends
// is for its owner to say: see IsBase64Line.
#ifndef REDACTOR_FORMAT_MAIL_CODEC_H_
#define REDACTOR_FORMAT_MAIL_CODEC_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "redactor/byte_stream.h"

namespace redactor::format {

enum class TransferEncoding : uint8_t {
  kIdentity,  // 7bit, 8bit, binary, unknown
  kQuotedPrintable,
  kBase64,
  kUuencode,  // "begin 644 name" to "end"
};

TransferEncoding FindTransferEncoding(std::string_view label);

// One byte at `line[*at]` of quoted-printable, and *at moves behind it; -1 for
// a soft line end. "=XX" takes three bytes, anything malformed stands for
// itself.
int NextQuotedPrintable(std::string_view line, size_t* at);

// Base64 in pieces: three bits and more wait for the next call.
class Base64Decoder {
 public:
  void Decode(std::string_view piece, std::string* out);

 private:
  uint32_t bits_ = 0;
  int count_ = 0;
};

// Only base64, padding and white space; `*padded` when padding ends it. An
// empty line is one.
bool IsBase64Line(std::string_view line, bool* padded);
// A data line of uuencode: its length fits its first character.
bool IsUuLine(std::string_view line);
// "begin 644 name": the name, else empty.
std::string_view UuName(std::string_view line);

// How an encoded body is laid out.
struct TransferLayout {
  TransferEncoding encoding = TransferEncoding::kIdentity;
  std::string eol = "\n";
  size_t line = 76;      // base64: characters a line; 0: one line
  std::string uu_begin;  // kUuencode: the first line, as it stood
  bool eol_at_end = true;
};
// From the first bytes of a body, and its last byte.
TransferLayout FindLayout(TransferEncoding encoding, std::string_view head,
                          bool ends_with_eol);

// `raw` must outlive it.
std::unique_ptr<ByteSource> NewTransferSource(ByteSource& raw,
                                              TransferEncoding encoding);
// Flush() ends the body.
std::unique_ptr<ByteSink> NewTransferSink(ByteSink& raw,
                                          const TransferLayout& layout);
// All at once.
void EncodeTransfer(std::string_view bytes, const TransferLayout& layout,
                    std::string* out);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_MAIL_CODEC_H_
