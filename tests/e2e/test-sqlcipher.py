#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A ledger is a SQLCipher 4 file: read here from the format's description alone, without SQLite.

Key: PBKDF2-HMAC-SHA512, 256,000 rounds, salt = the first 16 bytes of the file. Each page of 4,096 bytes
ends in 16 bytes of IV and 64 of HMAC-SHA512 over page, IV and page number, under a key of its own (2
rounds, salt with each byte xor 0x3a). The first page's plain text has SQLite's header from byte 16.
"""

import hashlib
import hmac
import shutil
import struct
import subprocess

import ctl

PAGE, SALT, IV, MAC = 4096, 16, 16, 64


def keys(passphrase, salt):
    key = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, 256000, 32)
    mac_salt = bytes(b ^ 0x3A for b in salt)
    return key, hashlib.pbkdf2_hmac("sha512", key, mac_salt, 2, 32)


class SqlCipher(ctl.Case):
    def pages(self):
        ledger = self.folder / "demo.liangwei"
        self.run_ctl("demo", ledger)
        data = ledger.read_bytes()
        self.assertEqual(len(data) % PAGE, 0)
        return data[:SALT], [data[i:i + PAGE] for i in range(0, len(data), PAGE)]

    def test_every_page_has_its_hmac(self):
        salt, pages = self.pages()
        _, mac_key = keys(ctl.PASSPHRASE, salt)
        for number, page in enumerate(pages, 1):
            body = page[SALT if number == 1 else 0:PAGE - MAC]
            mac = hmac.new(mac_key, body + struct.pack("<I", number), hashlib.sha512).digest()
            self.assertEqual(mac, page[PAGE - MAC:], f"page {number}")

    def test_first_page_decrypts_to_a_database_header(self):
        openssl = shutil.which("openssl")
        if not openssl:
            self.skipTest("no openssl here")
        salt, pages = self.pages()
        key, _ = keys(ctl.PASSPHRASE, salt)
        end = PAGE - MAC - IV
        iv = pages[0][end:end + IV]
        plain = subprocess.run([openssl, "enc", "-d", "-aes-256-cbc", "-nopad", "-K", key.hex(), "-iv", iv.hex()],
                               input=pages[0][SALT:end], capture_output=True, check=True).stdout
        self.assertEqual(struct.unpack(">H", plain[:2])[0], PAGE)   # page size
        self.assertEqual(plain[4], IV + MAC)                        # reserved bytes of each page
        self.assertEqual(plain[5:8], bytes([64, 32, 32]))           # fractions that never change


ctl.main()
