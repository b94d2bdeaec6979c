#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents that mean harm, or are none: each gives a text or a clear error, fast, in little memory, and nothing outside
them is read."""
import io
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import unittest
import zipfile

PROGRAM = None
SECRET = 'Geheimnis des Rechners'
MEMORY = 1500 * 1024 * 1024  # what the program may take at most
WATCHED = 'LESART_TEST_PATIENCE' in os.environ  # by a sanitizer, which takes addresses without end

CONTAINER = '<container><rootfiles><rootfile full-path="{}"/></rootfiles></container>'
PACKAGE = '''<package><metadata/><manifest><item id="a" href="{}" media-type="application/xhtml+xml"/></manifest>
<spine>{}</spine></package>'''
ODT = '<o:document-content xmlns:o="o" xmlns:text="t"><body><text>{}</text></body></o:document-content>'


def pack(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def odt(content):
    return pack([('mimetype', 'application/vnd.oasis.opendocument.text'), ('content.xml', content)])


def epub(package, *files):
    return pack([('mimetype', 'application/epub+zip'), ('META-INF/container.xml', CONTAINER.format('p.opf')),
                       ('p.opf', package), *files])


def read(name, content):
    """(status, output, errors) of what is read from a file of this name."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / 'secret.txt').write_text(SECRET)
        (pathlib.Path(folder) / 'secret.xhtml').write_text(f'<html><body><p>{SECRET}</p></body></html>')
        inner = pathlib.Path(folder) / 'inner'
        inner.mkdir()
        path = inner / name
        if isinstance(content, str):
            content = content.replace('FOLDER', folder).encode()
        path.write_bytes(content)
        limit = None if WATCHED else lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        result = subprocess.run([PROGRAM, 'parse', path], capture_output=True, timeout=300, preexec_fn=limit)
        return result.returncode, result.stdout.decode(), result.stderr.decode()


class Hostile(unittest.TestCase):
    def refused(self, name, content, word):
        status, out, errors = read(name, content)
        self.assertEqual((status, out), (1, ''), errors)
        self.assertIn(word, errors)

    def read_without_secret(self, name, content, word):
        status, out, errors = read(name, content)
        self.assertEqual(status, 0, errors)
        self.assertIn(word, out)
        self.assertNotIn('Geheimnis', out)

    def test_a_small_file_that_is_a_huge_one(self):
        self.refused('bombe.odt', odt(b'<a>' + b' ' * (200 * 1024 * 1024)), 'too much')

    def test_entities_within_entities(self):
        entities = ''.join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
        document = ('<!DOCTYPE x [<!ENTITY a0 "Wort">' + entities + ']>'
                    + ODT.format('<p>Am Anfang stand ein Satz. &a11;</p>'))
        status, out, _ = read('lachen.odt', odt(document))
        self.assertIn(status, (0, 1))
        self.assertLess(out.count('Wort'), 100)

    def test_entities_that_are_files(self):
        for name in ('FOLDER/secret.txt', 'file://FOLDER/secret.txt'):
            with tempfile.TemporaryDirectory() as folder:
                secret = pathlib.Path(folder) / 'secret.txt'
                secret.write_text(SECRET)
                document = (f'<!DOCTYPE x [<!ENTITY s SYSTEM "{name.replace("FOLDER", folder)}">]>'
                            + ODT.format('<p>Hier steht etwas anderes. &s;</p>'))
                self.read_without_secret('datei.odt', odt(document), 'anderes')

    def test_books_that_lead_out_of_themselves(self):
        page = ('a.xhtml', '<html><body><p>Hier steht ein Satz.</p></body></html>')
        for address in ('../secret.xhtml', '../../secret.xhtml', '/etc/passwd', '%2e%2e/secret.xhtml'):
            status, out, _ = read('buch.epub', epub(PACKAGE.format(address, '<itemref idref="a"/>'), page))
            self.assertEqual((status, 'Geheimnis' in out, 'root' in out), (0, False, False))

    def test_a_page_named_a_million_times(self):
        page = ('a.xhtml', '<html><body><p>Hier steht ein Satz.</p></body></html>')
        status, out, _ = read('buch.epub', epub(PACKAGE.format('a.xhtml', '<itemref idref="a"/>' * 200000), page))
        self.assertEqual((status, out.count('\tSatz\t')), (0, 1))

    def test_parts_that_are_missing(self):
        self.refused('leer.epub', pack([('mimetype', 'application/epub+zip')]), 'EPUB')
        self.refused('leer.odt', pack([('mimetype', 'application/vnd.oasis.opendocument.text')]), 'missing')
        self.refused('leer.docx', pack([('word/document.xml', '')]), 'missing')
        self.refused('bilder.zip', pack([('bild.png', 'x')]), 'ZIP')
        self.refused('halb.odt', odt(ODT.format('<p>Ein Satz.</p>'))[:60], 'damaged')

    def test_deep_nesting(self):
        for name, content in (('tief.html', '<div>' * 200000 + 'Ein Satz.'), ('tief.md', '> ' * 20000 + 'Ein Satz.'),
                              ('liste.html', '<ul><li>' * 100000), ('tabelle.html', '<table><tr><td>' * 50000),
                              ('klammern.md', '[' * 100000), ('sterne.md', '*a ' * 5000)):
            self.assertIn(read(name, content)[0], (0, 1), name)

    def test_pages_fetch_nothing(self):
        self.read_without_secret('seite.html', '<html><body><article><p>Hier steht ein Satz, der lang genug ist, um ein Absatz zu sein.'
                                 '</p><iframe src="FOLDER/secret.xhtml"></iframe><object data="FOLDER/secret.txt"></object>'
                                 '<img src="FOLDER/secret.txt" alt="x"></article></body></html>', 'Absatz')

    def test_a_locked_or_broken_pdf(self):
        self.refused('kaputt.pdf', b'%PDF-1.7\n' + bytes(range(256)) * 20, 'PDF')


if __name__ == '__main__':
    PROGRAM = sys.argv.pop(1)
    unittest.main(argv=sys.argv[:1] + ['-v'])
