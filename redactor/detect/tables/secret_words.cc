// Stop words for values of secrets, collected from forms, error messages and
// type annotations. A password that is one of them stays: it is no secret.
#include "redactor/detect/tables/secret_words.h"

#include <algorithm>
#include <array>

#include "redactor/detect/validators/chars.h"

namespace redactor::detect {
namespace {

// clang-format off
constexpr std::array<std::string_view, 701> kProse = {
    "(empty)", "(hidden)", "(none)", "<empty>", "[filtered]", "[hidden]",
    "[redacted]", "[removed]", "a", "aber", "above", "accepted", "account",
    "admin", "again", "already", "also", "alte", "altes", "an", "and", "anhang",
    "any", "application/json", "array", "as", "async", "at", "attached",
    "attempt", "attempts", "auth-based", "authentication", "auto", "available",
    "avec", "await", "base64", "based", "basic", "bcrypt", "bearer", "below",
    "bitte", "blank", "blocked", "bool", "boolean", "box", "but", "by", "bytes",
    "bytes[]", "cambiada", "cambiar", "can", "can't", "cannot", "case",
    "case-sensitive", "censored", "change", "change-form", "changeable",
    "changed", "changed.", "changer", "changes", "char", "character",
    "characters", "com", "compat", "complexity", "compliance", "compromised",
    "con", "conditions", "config", "confirm", "confirm_password",
    "confirmation", "confirmpassword", "const", "contraseña", "correct",
    "crack", "cracked", "credentials", "darf", "das", "decrypted", "def",
    "default", "dein", "deleted", "dem", "den", "denied", "der", "des",
    "dialog", "dict", "die", "different", "digest", "dimenticata", "disabled",
    "display", "doc", "docs", "document", "documentation", "does", "doesn't",
    "download", "du", "during", "e", "each", "een", "ein", "eine", "einen",
    "eingeben", "either", "el", "elided", "email", "empty", "empty-string",
    "en", "enabled", "encrypted", "endpoint", "enforced", "enter", "entered",
    "entry", "env", "erforderlich", "errata", "error", "errors", "es",
    "esqueci", "esquecida", "est", "et", "expiration", "expire", "expired",
    "expires", "expiry", "export", "fail", "failed", "fails", "failure",
    "falsch", "falsche", "falsches", "false", "favor", "field", "fields",
    "file", "files", "filtered", "final", "fine", "flag", "follow", "following",
    "for", "forget", "forgets", "forgot", "forgotten", "form", "format",
    "forms", "from", "function", "für", "geht", "generate", "generated",
    "generator", "get", "getting", "geändert", "given", "go", "got", "grant",
    "guess", "guide", "had", "has", "hash", "hashed", "header", "help", "her",
    "here", "het", "hidden", "hint", "hints", "his", "history", "hmac", "how",
    "however", "html", "i", "i'm", "id", "if", "ihr", "ihre", "immediately",
    "import", "in", "include", "included", "incorrect", "incorrecta",
    "incorrecte", "incorrecto", "incorreta", "info", "information", "inherit",
    "initial", "input", "insecure", "inside", "instead", "instructions", "int",
    "integer", "into", "invalid", "invalide", "inválida", "is", "isn't",
    "issue", "issues", "ist", "it", "its", "json", "just", "jwt", "kann",
    "keep", "kein", "keine", "kennwort", "kept", "kerberos", "key", "kind",
    "known", "korrekt", "la", "lambda", "las", "later", "lautet", "ldap", "le",
    "leaked", "learn", "leer", "length", "les", "let", "lifetime", "link",
    "list", "lists", "locked", "lockout", "logged", "login", "long", "look",
    "los", "lost", "ma", "make", "manager", "managers", "manually", "map",
    "masked", "maximum", "may", "md5", "mein", "meine", "message", "met", "meu",
    "mi", "mia", "mijn", "min", "minha", "minimum", "mio", "mismatch",
    "mismatched", "missing", "mit", "mixed", "mode", "mon", "more", "msg",
    "muss", "must", "my", "n/a", "na", "name", "names", "nan", "need", "needs",
    "negotiate", "neue", "neues", "never", "new", "next", "nicht", "niet",
    "nieuw", "nil", "nis", "no", "non", "none", "not", "not-set",
    "notification", "notset", "nouveau", "nouvelle", "nova", "novo", "now",
    "ntlm", "nueva", "nuevo", "null", "number", "nuova", "não", "o", "oauth",
    "oauth2", "obbligatoria", "oben", "obfuscated", "object", "obligatoire",
    "obligatoria", "obrigatória", "oder", "of", "off", "ohne", "ok", "okay",
    "older", "olvidada", "olvidado", "olvidé", "omitted", "on", "once", "one",
    "onjuist", "only", "option", "optional", "options", "or", "os.environ",
    "other", "ou", "oublié", "our", "out", "over", "own", "page", "para",
    "param", "parameter", "parameters", "params", "part", "pas", "pass",
    "passcode", "passphrase", "passwd", "password", "passwords", "passwort",
    "pauses", "pending", "placeholder", "plain", "plaintext", "please", "plus",
    "policies", "policy", "por", "possible", "pour", "previous", "private",
    "problem", "process.env", "prompt", "prompts", "properties", "property",
    "protected", "protected.", "protection", "provide", "provided", "provider",
    "public", "pwd", "question", "raise", "re-enter", "recently", "recovery",
    "redacted", "refresh", "rejected", "remember", "removed", "repeat", "reply",
    "req", "requerida", "requerido", "request", "required", "requirement",
    "requirements", "requires", "requis", "reset", "reset?", "resets",
    "resetting", "respectively", "response", "retry", "return", "revoked",
    "richtig", "right", "rotated", "rotation", "rules", "run", "salted", "same",
    "same-origin", "saml", "sanitized", "sans", "saved", "sbagliata", "scaduta",
    "screen", "screenshot", "scrubbed", "secret", "secrets", "section",
    "secure", "security", "see", "sein", "select", "self", "sem", "sending",
    "senha", "sensitive", "sent", "senza", "set", "setting", "settings",
    "setup", "seu", "sha1", "sha256", "shall", "share", "shared", "short",
    "should", "show", "shown", "shows", "siehe", "signature", "sin", "since",
    "so", "soll", "some", "somewhere", "soon", "source", "specify", "sss",
    "start", "static", "step", "steps", "still", "stimmt", "storage", "store",
    "stored", "str", "str?", "strength", "string", "string?", "string[]",
    "stripped", "strong", "su", "sua", "submit", "such", "support", "sure",
    "sync", "synced", "system", "systemd", "tab", "tba", "tbc", "tbd",
    "temporarily", "temporary", "test", "text", "text/plain", "than", "that",
    "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "to", "today", "todo", "token", "tokens", "too", "tool", "tries", "true",
    "try", "trying", "tuo", "twice", "two", "type", "typed", "types", "un",
    "una", "unable", "unavailable", "unchanged", "und", "undefined", "under",
    "une", "ungültig", "unknown", "unser", "unset", "unten", "until", "up",
    "update", "updated", "updates", "upon", "uri", "url", "use", "used", "user",
    "user_password", "username", "users", "uses", "using", "utf-8", "utf8",
    "utility", "uw", "valid", "validation", "value", "values", "var", "varchar",
    "variable", "vereist", "vergessen", "vergeten", "verified", "verify",
    "verplicht", "version", "via", "view", "visible", "void", "voor", "votre",
    "wachtwoord", "wait", "want", "wants", "war", "was", "wasn't", "way", "we",
    "we're", "weak", "well", "went", "were", "what", "when", "where", "which",
    "while", "who", "why", "will", "winbind", "wird", "with", "within",
    "without", "word", "worden", "work", "worked", "working", "works", "would",
    "written", "wrong", "wurde", "xml", "y", "yes", "you", "your", "yours",
    "zie", "zonder", "zurückgesetzt", "zurücksetzen", "ändern",
};
// clang-format on
static_assert(std::is_sorted(kProse.begin(), kProse.end()));

// clang-format off
constexpr std::array<std::string_view, 33> kLabels = {
    "apikey", "clave", "code", "codes", "contrasena", "contraseña",
    "credential", "credentials", "kennwort", "key", "keys", "login", "mot",
    "otp", "parola", "passcode", "passphrase", "passwd", "password",
    "passwords", "passwort", "passwörter", "pin", "puk", "pwd", "secret",
    "secrets", "senha", "token", "tokens", "user", "username", "wachtwoord",
};
// clang-format on
static_assert(std::is_sorted(kLabels.begin(), kLabels.end()));

}  // namespace

bool IsPasswordProse(std::string_view word) {
  return InSortedTable(kProse, word);
}

bool IsSecretLabel(std::string_view word) {
  return InSortedTable(kLabels, word);
}

}  // namespace redactor::detect
