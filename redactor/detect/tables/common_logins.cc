// Stop words for logins. Sources: the accounts of Debian's base-passwd, of
// cloud images and CI services, Windows' built-in accounts, and the annotations
// and at-rules of common languages.
#include "redactor/detect/tables/common_logins.h"

#include <algorithm>
#include <array>

#include "redactor/detect/validators/chars.h"

namespace redactor::detect {
namespace {

// clang-format off
constexpr std::array<std::string_view, 315> kCommonLogins = {
    "a", "account", "accounts", "activities", "activity", "add", "added",
    "admin", "administrator", "again", "agent", "agents", "all", "allow", "am",
    "an", "and", "anonymous", "ansible", "any", "apache", "api", "app", "are",
    "as", "at", "attempt", "attempts", "auth", "avahi", "avatar", "avatars",
    "backup", "base", "batch", "be", "been", "before", "being", "bin",
    "blocked", "builder", "buildkite", "bulk", "button", "by", "can", "cannot",
    "carefully", "centos", "change", "changed", "circleci", "code", "could",
    "count", "create", "credentials", "current", "daemon", "data", "dbus",
    "debian", "default", "defined", "delete", "demo", "denied", "details",
    "did", "disabled", "do", "docker", "does", "don", "done", "drop", "dropped",
    "e-mail", "ec2-user", "edit", "elastic", "else", "email", "empty",
    "enabled", "entered", "error", "example", "exists", "experience",
    "explicitly", "export", "failed", "failure", "false", "fedora", "field",
    "first", "fix", "fixed", "for", "form", "friendly", "from", "ftp", "games",
    "git", "gitlab-runner", "given", "gnats", "grafana", "group", "groups",
    "guest", "guide", "had", "has", "her", "hg", "his", "httpd", "id", "if",
    "import", "in", "index", "info", "input", "input-only", "instance",
    "interface", "interfaces", "invalid", "invitations", "invite", "irc", "is",
    "its", "jenkins", "k8s", "kibana", "kube", "kubernetes", "last", "level",
    "list", "local", "localhost", "localservice", "locked", "login", "logout",
    "logstash", "lp", "mail", "make", "man", "manager", "mandatory", "mariadb",
    "may", "me", "merged", "messagebus", "might", "missing", "mode", "modules",
    "mongodb", "must", "my", "mysql", "name", "names", "networkservice", "new",
    "news", "nginx", "nil", "no", "nobody", "node", "none", "not",
    "notifications", "ntp", "null", "number", "of", "ok", "okay", "old", "on",
    "operator", "optional", "or", "oracle", "our", "out", "page", "parameters",
    "passwd", "password", "password_reset", "permissions", "phone", "pi",
    "polkitd", "postgres", "preferences", "profile", "profiles", "prometheus",
    "prompt", "provided", "proxy", "public", "puppet", "redis", "referenced",
    "refreshed", "register", "remove", "removed", "rename", "repeating",
    "required", "role", "roles", "root", "rpc", "run", "runner", "runneradmin",
    "sa", "screen", "search", "self", "service", "services", "session",
    "settings", "shared", "should", "show", "sign_in", "sign_up", "signin",
    "signup", "space", "specified", "sshd", "staff", "status", "stderr",
    "stdin", "stdout", "stored", "sudo", "supplied", "support", "svn", "sync",
    "sys", "syslog", "system", "systemd-network", "systemd-resolve", "test",
    "tester", "testuser", "than", "that", "the", "their", "then", "this", "to",
    "tomcat", "travis", "true", "ubuntu", "uid", "undefined", "unknown",
    "update", "updated", "use", "user", "username", "users", "using", "uucp",
    "vagrant", "valid", "verification", "via", "view", "was", "web", "were",
    "wheel", "when", "who", "will", "with", "without", "worker", "would", "www",
    "www-data", "yes", "you", "your",
};
// clang-format on
static_assert(std::is_sorted(kCommonLogins.begin(), kCommonLogins.end()));

// clang-format off
constexpr std::array<std::string_view, 154> kAtKeywords = {
    "after", "afterclass", "aftereach", "all", "alpha", "angular", "app",
    "apply", "argv", "at-root", "author", "autowired", "babel", "bean",
    "before", "beforeclass", "beforeeach", "beta", "brief", "channel",
    "charset", "class", "classmethod", "code", "column", "component",
    "configuration", "container", "content", "controller", "copyright",
    "counter-style", "dataclass", "debug", "defgroup", "deprecated", "details",
    "document", "draft", "each", "echo", "else", "elseif", "endif", "entity",
    "error", "everyone", "example", "exception", "extend", "extends", "file",
    "fixme", "fixture", "font-face", "font-feature-values", "for", "foreach",
    "forward", "function", "functionalinterface", "getmapping", "global",
    "head", "here", "home", "id", "if", "ignore", "import", "inc", "include",
    "ingroup", "inheritdoc", "interface", "internal", "isa", "keyframes",
    "latest", "layer", "license", "link", "main", "master", "media", "mixin",
    "mock", "module", "namespace", "next", "night", "nonnull", "noon", "note",
    "notnull", "nullable", "off", "on", "once", "override", "package", "page",
    "param", "params", "patch", "pathvariable", "postmapping", "private",
    "property", "property-read", "protected", "public", "pytest", "rc", "rem",
    "repository", "requestbody", "requestmapping", "requestparam",
    "restcontroller", "return", "returns", "retval", "safevarargs", "section",
    "see", "service", "since", "stable", "staticmethod", "supports",
    "suppresswarnings", "table", "tailwind", "team", "template", "test",
    "throws", "todo", "tparam", "ts-expect-error", "ts-ignore", "type",
    "typedef", "types", "use", "var", "version", "viewport", "vue", "warn",
    "while", "work", "yield",
};
// clang-format on
static_assert(std::is_sorted(kAtKeywords.begin(), kAtKeywords.end()));

// Who may stand before "logged in" or "wrote:" without being a login.
// clang-format off
constexpr std::array<std::string_view, 197> kSubjectWords = {
    "account", "accounts", "admin", "admins", "after", "again", "agent",
    "agents", "already", "also", "always", "am", "and", "another", "anybody",
    "anyone", "app", "are", "as", "attacker", "author", "automatically", "be",
    "because", "been", "before", "being", "boss", "bot", "both", "brother",
    "but", "caller", "can", "cannot", "client", "clients", "colleague",
    "computer", "correctly", "could", "currently", "customer", "customers",
    "dad", "daughter", "developer", "device", "devices", "each", "el", "ella",
    "elle", "employee", "employees", "er", "es", "ever", "everybody",
    "everyone", "father", "finally", "first", "for", "friend", "from", "get",
    "gets", "getting", "got", "gotten", "guest", "guy", "hacker", "had", "has",
    "have", "having", "he", "herself", "hij", "himself", "husband", "i", "ich",
    "if", "ihr", "ik", "il", "intruder", "io", "is", "it", "itself", "je",
    "jemand", "just", "keep", "keeps", "kept", "last", "lui", "man", "manager",
    "may", "member", "members", "might", "mod", "moderator", "mom", "mother",
    "mum", "must", "myself", "never", "newly", "nobody", "noi", "none", "not",
    "nous", "now", "on", "once", "one", "only", "op", "or", "other", "others",
    "owner", "page", "people", "person", "phone", "poster", "previously",
    "properly", "recently", "remain", "remains", "reporter", "server",
    "session", "sessions", "she", "should", "sie", "since", "sister", "so",
    "somebody", "someone", "son", "staff", "stay", "stayed", "stays", "still",
    "subscriber", "successfully", "system", "team", "than", "that",
    "themselves", "then", "these", "they", "this", "those", "to", "twice",
    "until", "user", "users", "visitor", "vous", "was", "we", "were", "when",
    "which", "while", "who", "wife", "wij", "will", "wir", "with", "woman",
    "would", "yo", "you", "yourself", "zij",
};
// clang-format on
static_assert(std::is_sorted(kSubjectWords.begin(), kSubjectWords.end()));

}  // namespace

bool IsCommonLogin(std::string_view name) {
  return InSortedTable(kCommonLogins, name);
}

bool IsSubjectWord(std::string_view name) {
  return InSortedTable(kSubjectWords, name);
}

bool IsAtKeyword(std::string_view name) {
  return InSortedTable(kAtKeywords, name);
}

}  // namespace redactor::detect
