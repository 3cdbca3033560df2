// Keys: made, read, kept in locked memory, and split into sub-keys.
//
// Key text passes through stack buffers only, which are wiped; no std::string
// of ours ever holds it.
#include "redactor/pseudonym/key.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "redactor/pseudonym/little_endian.h"

namespace redactor::pseudonym {

namespace {

constexpr size_t kSecretBytes = 32;
static_assert(kSecretBytes == crypto_kdf_KEYBYTES);
constexpr char kContext[] = "redactor";  // crypto_kdf_CONTEXTBYTES characters
static_assert(sizeof kContext == crypto_kdf_CONTEXTBYTES + 1);
constexpr std::string_view kPrefix = "redactor-key-1 ";
constexpr size_t kFileBytes = kPrefix.size() + 2 * kSecretBytes + 1;
constexpr uint64_t kIdNumber = 6;
constexpr mode_t kOthers = 077;

// A stack buffer for key text that does not outlive its scope.
template <size_t N>
struct Wiped {
  std::array<char, N> bytes{};
  ~Wiped() { sodium_memzero(bytes.data(), N); }
};

Status OsError(const char* what) {
  const StatusCode code =
      errno == ENOENT ? StatusCode::kNotFound : StatusCode::kIo;
  return {code, std::string("key file: ") + what + ": " + std::strerror(errno)};
}

Status Malformed() {
  return {StatusCode::kInvalidArgument,
          "not a key file: expected one line, \"redactor-key-1 \" and 64 hex "
          "digits; make a new one with 'redactor key new'"};
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// A descriptor that closes itself.
class File {
 public:
  explicit File(int fd) : fd_(fd) {}
  ~File() {
    if (fd_ >= 0) close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int fd() const { return fd_; }

 private:
  int fd_;
};

Status CheckPrivate(int fd) {
  struct stat info {};
  if (fstat(fd, &info) != 0) return OsError("stat");
  if (S_ISDIR(info.st_mode)) {
    return {StatusCode::kInvalidArgument, "key file: this is a folder"};
  }
  if ((info.st_mode & kOthers) == 0) return Status::Ok();
  std::array<char, 8> mode{};
  std::snprintf(mode.data(), mode.size(), "%04o",
                static_cast<unsigned>(info.st_mode & 07777));
  return {StatusCode::kInvalidArgument,
          std::string("key file: others may use it (mode ") + mode.data() +
              "); make it private with 'chmod 600', and make a new key if "
              "others may have read it"};
}

Status MakeParents(const std::string& path) {
  for (size_t slash = path.find('/', 1); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    if (mkdir(path.substr(0, slash).c_str(), 0700) != 0 && errno != EEXIST) {
      return OsError("create its folder");
    }
  }
  return Status::Ok();
}

Status WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return OsError("write");
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return fsync(fd) == 0 ? Status::Ok() : OsError("write");
}

}  // namespace

Status StartCrypto() {
  if (sodium_init() >= 0) return Status::Ok();
  return {StatusCode::kCrypto, "the cryptography library does not start"};
}

Result<std::shared_ptr<Key>> Key::Allocate() {
  REDACTOR_RETURN_IF_ERROR(StartCrypto());
  std::shared_ptr<Key> key(new Key);
  key->secret_ = static_cast<uint8_t*>(sodium_malloc(kSecretBytes));
  if (key->secret_ == nullptr) {
    return Status(StatusCode::kCrypto, "no locked memory for the key");
  }
  return key;
}

void Key::Seal() { sodium_mprotect_readonly(secret_); }

Key::~Key() { sodium_free(secret_); }

Result<std::shared_ptr<const Key>> Key::Generate() {
  auto key = Allocate();
  if (!key.ok()) return key.status();
  randombytes_buf(key.value()->secret_, kSecretBytes);
  key.value()->Seal();
  return std::shared_ptr<const Key>(std::move(*key));
}

Result<std::shared_ptr<const Key>> Key::Parse(std::string_view text) {
  while (!text.empty() && std::strchr(" \t\r\n", text.back()) != nullptr &&
         text.back() != '\0') {
    text.remove_suffix(1);
  }
  if (text.size() != kPrefix.size() + 2 * kSecretBytes ||
      text.substr(0, kPrefix.size()) != kPrefix) {
    return Malformed();
  }
  text.remove_prefix(kPrefix.size());
  auto key = Allocate();
  if (!key.ok()) return key.status();
  for (size_t i = 0; i < kSecretBytes; ++i) {
    const int high = HexDigit(text[2 * i]);
    const int low = HexDigit(text[2 * i + 1]);
    if (high < 0 || low < 0) return Malformed();
    key.value()->secret_[i] = static_cast<uint8_t>(high << 4 | low);
  }
  key.value()->Seal();
  return std::shared_ptr<const Key>(std::move(*key));
}

Result<std::shared_ptr<const Key>> Key::Load(const std::string& path) {
  const File file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (file.fd() < 0) return OsError("open");
  REDACTOR_RETURN_IF_ERROR(CheckPrivate(file.fd()));
  // Room for white space at the end; a longer file is no key file.
  Wiped<2 * kFileBytes> text;
  size_t size = 0;
  while (size < text.bytes.size()) {
    const ssize_t n =
        read(file.fd(), text.bytes.data() + size, text.bytes.size() - size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return OsError("read");
    if (n == 0) break;
    size += static_cast<size_t>(n);
  }
  return Parse(std::string_view(text.bytes.data(), size));
}

Status Key::Save(const std::string& path) const {
  REDACTOR_RETURN_IF_ERROR(MakeParents(path));
  const File file(
      open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (file.fd() < 0 && errno == EEXIST) {
    return {StatusCode::kInvalidArgument,
            "there is a file already, and a key is never overwritten: tokens "
            "made with it could not be made again"};
  }
  if (file.fd() < 0) return OsError("create");
  Wiped<kFileBytes + 1> text;  // sodium_bin2hex ends with a NUL
  std::memcpy(text.bytes.data(), kPrefix.data(), kPrefix.size());
  sodium_bin2hex(text.bytes.data() + kPrefix.size(), 2 * kSecretBytes + 1,
                 secret_, kSecretBytes);
  text.bytes[kFileBytes - 1] = '\n';
  const Status written =
      WriteAll(file.fd(), std::string_view(text.bytes.data(), kFileBytes));
  if (!written.ok()) unlink(path.c_str());
  return written;
}

std::array<uint8_t, 32> Key::DeriveNumbered(uint64_t number,
                                            std::string_view audience) const {
  std::array<uint8_t, 32> base{};
  crypto_kdf_derive_from_key(base.data(), base.size(), number, kContext,
                             secret_);
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, base.data(), base.size());
  std::array<uint8_t, 4> length{};
  StoreLittleEndian32(static_cast<uint32_t>(audience.size()), length.data());
  crypto_auth_hmacsha256_update(&state, length.data(), length.size());
  crypto_auth_hmacsha256_update(
      &state, reinterpret_cast<const uint8_t*>(audience.data()),
      audience.size());
  std::array<uint8_t, 32> out{};
  crypto_auth_hmacsha256_final(&state, out.data());
  sodium_memzero(&state, sizeof state);
  sodium_memzero(base.data(), base.size());
  return out;
}

std::string Key::Id(std::string_view audience) const {
  const std::array<uint8_t, 32> id = DeriveNumbered(kIdNumber, audience);
  std::array<char, 17> hex{};
  sodium_bin2hex(hex.data(), hex.size(), id.data(), 8);
  return hex.data();
}

std::array<uint8_t, 32> Key::Derive(KeyPurpose purpose,
                                    std::string_view audience) const {
  return DeriveNumbered(static_cast<uint64_t>(purpose), audience);
}

}  // namespace redactor::pseudonym
