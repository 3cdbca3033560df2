// Tags of HTML: what they hold, and what they do to the text around them.
#include <algorithm>

#include "redactor/base/ascii.h"
#include "redactor/format/html_names.h"
#include "redactor/format/html_run.h"
#include "redactor/format/markup_text.h"

namespace redactor::format {

namespace {

constexpr size_t kDeepest = 64;  // elements whose names stand in paths

size_t TagNameSize(std::string_view text) {
  size_t at = 0;
  while (at < text.size() && !IsMarkupSpace(text[at]) && text[at] != '/' &&
         text[at] != '>') {
    ++at;
  }
  return at;
}

// <meta name="author" content="…">, <input name="email" value="…">
bool IsFieldTag(std::string_view tag) {
  return EqualsIgnoreCase(tag, "meta") || EqualsIgnoreCase(tag, "input") ||
         EqualsIgnoreCase(tag, "param") || EqualsIgnoreCase(tag, "data") ||
         EqualsIgnoreCase(tag, "button");
}

}  // namespace

// A whole tag, or the rest of one.
HtmlRun::Did HtmlRun::Tag() {
  HtmlTagScan scan(in_tag_ ? HtmlTagScan::In::kSpace : HtmlTagScan::In::kName);
  size_t at = in_tag_ ? 0 : 1;
  for (bool found = false; !found;) {
    const auto size = static_cast<size_t>(in_.limit - in_.cur);
    while (at < size && !found) found = scan.Step(in_.cur[at++]);
    if (found || in_.Refill()) continue;
    const Did why = Why();
    if (why != Did::kNone || !in_tag_) return why;
    break;  // the rest of a tag that never ends
  }
  std::string_view text(in_.cur, at);
  if (in_tag_) {
    AddAttributes(text);
    in_.MoveTo(token_ + at);
    in_tag_ = false;
    EndBlock();
    return Did::kDone;
  }
  end_tag_ = text[1] == '/';
  text.remove_prefix(end_tag_ ? 2 : 1);
  const std::string_view name = text.substr(0, TagNameSize(text));
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(), ToLower);
  // Those of HTML are known also where a page has too many names.
  tag_ = KnownHtmlTag(lower);
  if (tag_.empty()) tag_ = names_.Get(lower, /*attribute=*/false);
  const std::string_view rest = text.substr(name.size());
  ReadAttributes(rest, &attributes_);
  const uint64_t end = token_ + at;
  const uint64_t name_begin = OffsetOf(name);
  if (end_tag_) {
    EndTag(rest);
  } else {
    StartTag(rest);
  }
  if (!IsHtmlTag(tag_)) {
    sides_.push_back({name_begin,
                      name_begin + name.size(),
                      SegmentKind::kKey,
                      false,
                      ++tags_,
                      tag_,
                      {},
                      false});
  }
  in_.MoveTo(end);
  const bool parts = !IsInlineTag(tag_) && tag_ != "br";
  if (parts || !FieldClass().empty()) EndBlock();
  if (end_tag_ && tag_ == "a") link_end_ = end;
  if (!end_tag_ && (IsRawTag(tag_) || IsTextTag(tag_))) content_ = tag_;
  return Did::kDone;
}

// The class of the tag at hand, if it says what its text is.
std::string_view HtmlRun::FieldClass() const {
  if (end_tag_) return {};
  for (const HtmlAttribute& attribute : attributes_) {
    if (!EqualsIgnoreCase(attribute.name, "class") &&
        !EqualsIgnoreCase(attribute.name, "itemprop")) {
      continue;
    }
    std::string_view words = attribute.value;
    while (!words.empty()) {
      const size_t end = words.find_first_of(" \t\n\r\f");
      const std::string_view word = words.substr(0, end);
      if (IsFieldClass(word)) return word;
      if (end == std::string_view::npos) break;
      words.remove_prefix(end + 1);
    }
  }
  return {};
}

void HtmlRun::StartTag(std::string_view rest) {
  const std::string_view field = FieldClass();
  if (tag_ == "br") {
    // A line of the block ends; the tag is a gap.
    if (batch_.text_at() > block_text_) {
      batch_.AddChunk(batch_.text_at(), 1, RawAt(), 0);
      char* out = batch_.text_tail();
      *out = '\n';
      batch_.set_text_tail(out + 1);
    }
  } else if (!IsInlineTag(tag_) || !field.empty()) {
    EndBlock();
    EndLike(tag_);
    const std::string_view column = table_.Start(tag_);
    if (!IsVoidTag(tag_)) {
      const std::string_view step =
          field.empty() ? column : names_.Get(field, /*attribute=*/false);
      PushElement(tag_, step.empty() ? tag_ : step);
    }
    if (tag_ == "pre") ++pre_;
  } else if (tag_ == "a" && link_end_ == token_ &&
             batch_.text_at() > block_text_) {
    // Two links side by side are two words.
    batch_.AddChunk(batch_.text_at(), 1, RawAt(), 0);
    char* out = batch_.text_tail();
    *out = '\n';
    batch_.set_text_tail(out + 1);
  }
  AddAttributes(rest);
}

void HtmlRun::EndTag(std::string_view rest) {
  const auto match =
      std::find_if(path_.rbegin(), path_.rend(),
                   [this](const Element& e) { return e.name == tag_; });
  const bool parts = !IsInlineTag(tag_) || match == path_.rbegin();
  if (tag_ == "br") return;
  if (match != path_.rend() && parts) {
    EndBlock();
    path_.erase(match.base() - 1, path_.end());
    nodes_.resize(std::min(nodes_.size(), path_.size()));
  } else if (!IsInlineTag(tag_)) {
    EndBlock();
  }
  if (tag_ == "pre" && pre_ > 0) --pre_;
  if (!attributes_.empty()) AddAttributes(rest);
}

void HtmlRun::PushElement(std::string_view name, std::string_view step) {
  if (path_.size() < kDeepest) path_.push_back({name, step});
}

// <li> ends the <li> before it and all that is open in it, but not one that
// holds its list.
void HtmlRun::EndLike(std::string_view name) {
  if (!EndsItsLike(name)) return;
  size_t keep = path_.size();
  for (size_t at = path_.size(); at > 0; --at) {
    const std::string_view open = path_[at - 1].name;
    if (EndedBy(open, name)) keep = at - 1;
    if (HoldsItsLike(open, name)) break;
  }
  path_.resize(keep);
  nodes_.resize(std::min(nodes_.size(), keep));
}

void HtmlRun::AddName(std::string_view name, std::string_view step) {
  const uint64_t begin = OffsetOf(name);
  sides_.push_back({begin, begin + name.size(), SegmentKind::kKey, false, tags_,
                    tag_, step, false});
}

// All attributes of `rest`, which is a tag from behind its name on.
void HtmlRun::AddAttributes(std::string_view rest) {
  ReadAttributes(rest, &attributes_);
  ++tags_;
  std::string_view field;
  if (IsFieldTag(tag_)) {
    for (const HtmlAttribute& attribute : attributes_) {
      if (EqualsIgnoreCase(attribute.name, "name") ||
          EqualsIgnoreCase(attribute.name, "property")) {
        field = attribute.value;
      }
    }
  }
  for (const HtmlAttribute& attribute : attributes_) {
    std::string_view step = names_.Get(attribute.name, /*attribute=*/true);
    if (!IsHtmlAttribute(attribute.name)) AddName(attribute.name, step);
    if (attribute.value.empty()) continue;
    const bool named = !field.empty() && IsValueAttribute(attribute.name);
    if (named) step = names_.Get(field, /*attribute=*/false);
    const uint64_t begin = OffsetOf(attribute.value);
    sides_.push_back({begin, begin + attribute.value.size(),
                      SegmentKind::kValue, true, tags_, tag_, step, named});
  }
}

// Does the token at hand part the text before it from that behind it?
bool HtmlRun::AtParting() const {
  if (!content_.empty() || in_tag_) return true;
  const std::string_view text(in_.cur,
                              static_cast<size_t>(in_.limit - in_.cur));
  if (text.size() < 2 || text_next_ || text[0] != '<') return false;
  const std::string_view tag = text.substr(text[1] == '/' ? 2 : 1);
  const std::string_view name = tag.substr(0, TagNameSize(tag));
  return IsHtmlTag(name) && !IsInlineTag(name);
}

// A tag that alone is too long for a record: its last value goes in pieces.
Status HtmlRun::LongTag() {
  std::string_view text(in_.cur, static_cast<size_t>(in_.limit - in_.cur));
  if (!in_tag_) {
    const size_t skip = text[1] == '/' ? 2 : 1;
    const size_t size = skip + TagNameSize(text.substr(skip));
    tag_ = names_.Get(text.substr(skip, size - skip), /*attribute=*/false);
    text.remove_prefix(size);
  }
  const bool whole = ReadAttributes(text, &attributes_);
  const bool value = !whole && !attributes_.back().value.empty();
  if (!value) {
    in_tag_ = false;
    text_next_ = true;
    return LongValue(token_, "<", true);
  }
  const uint64_t begin = OffsetOf(attributes_.back().value);
  const char before = *in_.At(begin - 1);
  const bool quoted = before == '"' || before == '\'';
  piece_step_ = names_.Get(attributes_.back().name, /*attribute=*/true);
  if (!in_tag_) {
    const std::string_view name(
        in_.At(token_ + 1),
        static_cast<size_t>(text.data() - in_.At(token_ + 1)));
    sides_.push_back({token_ + 1,
                      token_ + 1 + name.size(),
                      SegmentKind::kKey,
                      false,
                      ++tags_,
                      tag_,
                      {},
                      false});
  }
  // What stands before the value, as a tag that ends there.
  AddAttributes(text.substr(0, begin - OffsetOf(text)));
  in_.MoveTo(begin);
  EndBlock();
  REDACTOR_RETURN_IF_ERROR(EndRecord(begin));
  in_tag_ = true;
  const char close = before;
  return LongValue(begin, quoted ? std::string_view(&close, 1) : " ", true);
}

}  // namespace redactor::format
