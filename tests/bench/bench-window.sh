#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   bench-window.sh MAKE-NATION BENCH VILLAGES
#
# A benchmark with a window, over ten people in each of VILLAGES villages, or of LW_BENCH_VILLAGES.
set -eu
export LIANGWEI_PASSWORD=bench GSETTINGS_BACKEND=memory
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_CONFIG_HOME="$folder"
"$1" "$folder/bench.liangwei" "${LW_BENCH_VILLAGES:-$3}" 2> /dev/null
"$2" "$folder/bench.liangwei"
