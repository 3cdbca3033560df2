// Stop words for values of secrets, collected from forms, error messages and
// type annotations. A password that is one of them stays: it is no secret.
#include "redactor/detect/tables/secret_words.h"

#include <algorithm>
#include <array>

#include "redactor/detect/validators/chars.h"

namespace redactor::detect {
namespace {

// clang-format off
constexpr std::array<std::string_view, 262> kProse = {
    "a", "above", "accepted", "account", "admin", "again", "already", "also",
    "an", "and", "array", "as", "at", "attempt", "attempts", "auth-based",
    "authentication", "available", "based", "basic", "bearer", "below",
    "blocked", "bool", "boolean", "box", "but", "by", "bytes", "can", "can't",
    "cannot", "case-sensitive", "change", "change-form", "changed", "changes",
    "char", "compromised", "confirm", "confirmation", "contraseña", "correct",
    "deleted", "denied", "different", "digest", "dimenticata", "disabled",
    "does", "doesn't", "email", "empty", "enabled", "encrypted", "endpoint",
    "entry", "erforderlich", "errata", "error", "errors", "esquecida",
    "expiration", "expired", "expires", "expiry", "failed", "failure", "falsch",
    "false", "field", "fields", "fine", "for", "forgot", "forgotten", "form",
    "format", "forms", "from", "generator", "had", "has", "hash", "hashed",
    "header", "her", "here", "hidden", "hint", "hints", "his", "if", "in",
    "incorrect", "incorrecto", "incorreta", "input", "insecure", "int",
    "integer", "invalid", "is", "isn't", "ist", "it", "its", "kennwort", "kind",
    "known", "lautet", "leaked", "length", "lifetime", "locked", "login",
    "long", "lost", "manager", "managers", "masked", "may", "mismatch",
    "mismatched", "missing", "must", "my", "n/a", "name", "names", "need",
    "needs", "never", "nicht", "nil", "no", "none", "not", "now", "null",
    "number", "obbligatoria", "object", "of", "ok", "olvidado", "omitted", "on",
    "once", "only", "optional", "or", "oublié", "our", "page", "pass",
    "passcode", "passphrase", "passwd", "password", "passwort", "pending",
    "please", "policies", "policy", "private", "prompt", "protected",
    "protected.", "protection", "public", "pwd", "recovery", "redacted",
    "refresh", "rejected", "removed", "requerido", "request", "required",
    "requis", "reset", "reset?", "resets", "response", "revoked", "rotated",
    "rules", "same", "saved", "screen", "secret", "secure", "see", "senha",
    "sensitive", "sent", "set", "shall", "short", "should", "signature", "soon",
    "still", "stored", "str", "strength", "string", "strong", "tbd", "text",
    "than", "that", "the", "their", "then", "there", "these", "this", "those",
    "to", "today", "token", "too", "true", "twice", "type", "unavailable",
    "unchanged", "undefined", "ungültig", "unknown", "unset", "uri", "url",
    "user", "username", "users", "valid", "value", "values", "varchar",
    "variable", "vereist", "vergessen", "vergeten", "via", "wachtwoord", "was",
    "wasn't", "weak", "when", "will", "with", "without", "word", "would",
    "wrong", "wurde", "yes", "your", "zurückgesetzt",
};
// clang-format on
static_assert(std::is_sorted(kProse.begin(), kProse.end()));

}  // namespace

bool IsPasswordProse(std::string_view word) {
  return InSortedTable(kProse, word);
}

}  // namespace redactor::detect
