// The public side of keys, maps and restore: thin, over pseudonym/.
#include "redactor/token_map.h"

#include "redactor/base/limits.h"
#include "redactor/pipeline/peeked_source.h"
#include "redactor/pseudonym/key.h"
#include "redactor/pseudonym/map_writer.h"
#include "redactor/pseudonym/restore.h"
#include "redactor/text/transcode.h"

namespace redactor {

Status NewKeyFile(const std::string& path) {
  auto key = pseudonym::Key::Generate();
  if (!key.ok()) return key.status();
  return key.value()->Save(path);
}

Result<std::string> KeyFileId(const std::string& path,
                              const std::string& audience) {
  auto key = pseudonym::Key::Load(path);
  if (!key.ok()) return key.status();
  return key.value()->Id(audience);
}

struct TokenMap::Impl {
  std::unique_ptr<const pseudonym::RestoreMap> map;
};

TokenMap::TokenMap(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TokenMap::~TokenMap() = default;

Result<std::unique_ptr<const TokenMap>> TokenMap::Load(ByteSource& source) {
  auto map = pseudonym::RestoreMap::Load(source);
  if (!map.ok()) return map.status();
  auto impl = std::make_unique<Impl>();
  impl->map = std::move(*map);
  return std::unique_ptr<const TokenMap>(new TokenMap(std::move(impl)));
}

const std::string& TokenMap::key_id() const { return impl_->map->key_id(); }
const std::string& TokenMap::audience() const { return impl_->map->audience(); }

namespace {

// A map holds UTF-8: text in another encoding is read as that and written back.
Status RestoreDecoded(const pseudonym::RestoreMap& map, ByteSource& source,
                      ByteSink& sink, const pseudonym::Key* key,
                      const pseudonym::RestoreOptions& options,
                      pseudonym::RestoreResult* result) {
  pipeline::PeekedSource peeked(&source);
  REDACTOR_RETURN_IF_ERROR(peeked.Peek(kProbeBytes));
  const text::EncodingGuess guess = text::GuessEncoding(peeked.head());
  if (guess.content != text::Content::kOther) {
    return map.Restore(peeked, sink, key, options, result);
  }
  text::LineMix spelling(/*has_sink=*/false);
  auto decoded = text::NewDecodingSource(peeked, guess.converter);
  if (!decoded.ok()) return decoded.status();
  auto encoded = text::NewEncodingSink(sink, guess.converter, &spelling);
  if (!encoded.ok()) return encoded.status();
  REDACTOR_RETURN_IF_ERROR(
      map.Restore(**decoded, **encoded, key, options, result));
  return (*encoded)->Flush();
}

}  // namespace

Status TokenMap::Restore(ByteSource& source, ByteSink& sink,
                         const RestoreOptions& options,
                         RestoreCounts* counts) const {
  std::shared_ptr<const pseudonym::Key> key;
  if (!options.key_path.empty()) {
    auto loaded = pseudonym::Key::Load(options.key_path);
    if (!loaded.ok()) return loaded.status();
    key = *loaded;
    if (key->Id(audience()) != key_id()) {
      return {StatusCode::kCrypto, "the key does not fit the map"};
    }
  }
  pseudonym::RestoreOptions restore;
  restore.audience = audience();
  restore.expand_foreign = options.expand_foreign;
  pseudonym::RestoreResult result;
  const Status status =
      RestoreDecoded(*impl_->map, source, sink, key.get(), restore, &result);
  counts->restored += result.restored;
  counts->ambiguous += result.ambiguous;
  counts->unknown += result.unknown;
  counts->foreign += result.foreign;
  return status;
}

Status MergeTokenMaps(const std::vector<ByteSource*>& maps, ByteSink& sink) {
  return pseudonym::MergeMaps(maps, sink);
}

}  // namespace redactor
