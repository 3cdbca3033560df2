// Streams through an ICU converter with states of its own, checked both ways.
#ifndef REDACTOR_TEXT_ICU_STREAM_H_
#define REDACTOR_TEXT_ICU_STREAM_H_

#include <memory>

#include "redactor/byte_stream.h"
#include "redactor/text/icu_converter.h"

namespace redactor::text {

std::unique_ptr<ByteSource> NewIcuSource(ByteSource* bytes, Converter decoder,
                                         Converter encoder);
std::unique_ptr<ByteSink> NewIcuSink(ByteSink* bytes, Converter encoder);

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_ICU_STREAM_H_
