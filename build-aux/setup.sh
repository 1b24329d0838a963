# SPDX-License-Identifier: GPL-3.0-or-later
#
# Shared by run and test: what the machine needs, and one way to say things. Sourced, not run.

# say CHINESE ENGLISH: Chinese unless the desktop names another language.
say() {
  case ${LC_ALL:-${LC_MESSAGES:-${LANG:-C}}} in
    ''|C|C.*|POSIX|zh*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$2" ;;
  esac
}

fail() {
  say "$1" "$2" >&2
  exit 1
}

packages_to_build="build-essential gettext libadwaita-1-dev libgsf-1-dev libgtk-4-dev libicu-dev
  libjson-glib-dev libglib2.0-dev libpango1.0-dev libxlsxwriter-dev libxml2-dev libzip-dev meson
  ninja-build pkg-config python3 zlib1g-dev fonts-noto-cjk adwaita-icon-theme librsvg2-common
  ca-certificates"
packages_to_test="dbus dbus-x11 desktop-file-utils appstream at-spi2-core libatspi2.0-dev libxtst-dev man-db
  openssl poppler-utils strace unzip xauth xvfb"

missing_packages() { # PACKAGE…
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$package"
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else fail "需要管理员权限来安装软件包：请安装 sudo，或以 root 运行一次。" \
            "Installing packages needs sudo, or to be run once as root."
  fi
}

# Installs by apt whatever of PACKAGE… is not there. Without anything missing it needs no network.
install_packages() { # PACKAGE…
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null 2>&1 ||
    fail "缺少软件包：$missing。本程序按 Debian 12 编写，这里没有 apt-get，请自行安装。" \
         "Missing packages: $missing. This is made for Debian 12; without apt-get please install them yourself."
  say "用 apt 安装缺少的软件包：$missing" "Installing missing packages by apt: $missing"
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive sh -c \
    'apt-get update -q && apt-get install -q -y --no-install-recommends "$@"' sh $missing >&2 ||
    fail "软件包没有装上，其他什么也没有改动。请检查网络后再试。" \
         "The packages were not installed, nothing else was changed. Please check the network and try again."
}

# The SQLite that comes inside an npm package; see build-aux/fetch-sqlite.
install_sqlite() { # ROOT
  "$1/build-aux/fetch-sqlite" --check && return 0
  command -v npm >/dev/null 2>&1 || install_packages npm
  "$1/build-aux/fetch-sqlite" ||
    fail "没有取到加密数据库的源文件。请检查网络后再试。" \
         "The sources of the encrypting database were not fetched. Please check the network and try again."
}
