#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   bench-nation.sh MAKE-NATION BENCH-NATION
#
# Check and search at several sizes: LW_BENCH_VILLAGES, a list of numbers of villages.
set -eu
export LIANGWEI_PASSWORD=bench
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for villages in ${LW_BENCH_VILLAGES:-300 3000}; do
  "$1" "$folder/$villages.liangwei" "$villages" 2> /dev/null
  "$2" "$folder/$villages.liangwei" | tail -n 1
  rm -f "$folder/$villages.liangwei"
done
