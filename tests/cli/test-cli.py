#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lesart-cli as scripts use it: exit status, what goes to which stream, lines in and out."""
import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

PROGRAM = None
TEXT = 'Minister tritt zurück\n\nAm 8. Februar kündigte er an, 5 Millionen Euro zu zahlen.\n'


def run(*arguments, stdin=b'', **environment):
    env = {**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': '', **environment}
    if isinstance(stdin, str):
        stdin = stdin.encode()
    result = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, env=env, timeout=60)
    return result.returncode, result.stdout.decode(), result.stderr.decode()


class Usage(unittest.TestCase):
    def test_no_command_is_usage(self):
        status, out, err = run()
        self.assertEqual((status, out), (2, ''))
        self.assertIn('extract', err)

    def test_help(self):
        for arguments in (['--help'], ['extract', '--help']):
            status, out, err = run(*arguments)
            self.assertEqual((status, err), (0, ''))
            self.assertIn('extract', out)

    def test_version(self):
        status, out, _ = run('--version')
        self.assertEqual(status, 0)
        self.assertRegex(out, r'^lesart-cli \d+\.\d+\.\d+\n$')

    def test_unknown_command_has_a_hint(self):
        status, out, err = run('extrakt', 'file')
        self.assertEqual((status, out), (2, ''))
        self.assertIn('extract', err)
        self.assertEqual(run('qqq')[0], 2)

    def test_wrong_options(self):
        for arguments in (['--no-such-option', 'x'], ['--format', 'klingon', 'x'], ['--jobs', '-1', 'x'], ['--jobs', 'two', 'x'],
                          ['--jsonl-in', '--format', 'text', 'x'], ['--date'], []):
            status, out, err = run('extract', *arguments)
            self.assertEqual((status, out), (2, ''), arguments)
            self.assertTrue(err.startswith('lesart-cli: '), err)

    def test_wrong_dates(self):
        for date in ('2024-02-30', '2024-2-3', '12.02.2024', 'heute', '', '2024-02-1x', '2024--1-01', '0000-01-01'):
            status, out, err = run('extract', '--date', date, '-', stdin=TEXT)
            self.assertEqual((status, out), (2, ''), date)
            self.assertIn('YYYY-MM-DD', err)


class Check(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.german = pathlib.Path(self.folder.name, 'a.txt')
        self.german.write_text('Sie zahlte 5 Milliarden Euro.\n')
        self.good, self.bad = (pathlib.Path(self.folder.name, name) for name in ('good.txt', 'bad.txt'))
        self.good.write_text('She paid 5 billion euros.\n')
        self.bad.write_text('She paid 5 million euros.\n')

    def test_findings(self):
        status, out, _ = run('check', self.german, self.bad)
        self.assertEqual(status, 1)
        finding, = json.loads(out)
        self.assertEqual((finding['kind'], finding['severity'], finding['reason']), ('scale', 'error', 'long-scale'))
        self.assertEqual(finding['de'], {'start': 11, 'end': 28, 'text': '5 Milliarden Euro'})
        self.assertEqual(finding['en']['text'], '5 million euros')
        self.assertEqual(finding['values'], ['5000000000 EUR', '5000000 EUR'])
        self.assertEqual(finding['suggestion'], '5 billion euros')
        self.assertIn('5 billion euros', finding['message'])

    def test_nothing_found(self):
        self.assertEqual(run('check', self.german, self.good)[:2], (0, '[]\n'))
        self.assertEqual(run('check', '--kinds', 'date,weekday', self.german, self.bad)[0], 0)

    def test_reports(self):
        for form, words in (('json-report', '"counts": {"scale": 1}'), ('markdown', '**5 million euros**'),
                            ('html', '<mark>5 million euros</mark>'), ('text', '»5 million euros«')):
            status, out, _ = run('check', '--format', form, self.german, self.bad)
            self.assertEqual(status, 1)
            self.assertIn(words, out)

    def test_given_beads(self):
        """What is aligned to nothing is not compared."""
        self.german.write_text('Er kam. Sie zahlte 5 Milliarden Euro.\n')
        self.bad.write_text('He came. She paid 5 million euros.\n')
        beads = pathlib.Path(self.folder.name, 'beads.json')
        beads.write_text(json.dumps({
            'schema': 'lesart-align/1', 'de': ['Er kam.', 'Sie zahlte 5 Milliarden Euro.'],
            'en': ['He came.', 'She paid 5 million euros.'], 'pairs': [[[0], [0]], [[1], []], [[], [1]]]}))
        for arguments, n in ((['--align', beads], 0), ([], 1)):
            self.assertEqual(len(json.loads(run('check', '--kinds', 'scale', *arguments, self.german, self.bad)[1])), n)
        beads.write_text('{')
        self.assertEqual(run('check', '--align', beads, self.german, self.bad)[0], 1)

    def test_without_dictionary(self):
        self.assertIn('trans-de-en', run('check', self.german, self.good, LESART_DING='/none')[2])

    def test_lines(self):
        self.assertEqual(run('check', '--lines', self.german, self.bad)[0], 1)
        self.good.write_text('One.\n\nTwo.\n')
        status, out, err = run('check', '--lines', self.german, self.good)
        self.assertEqual((status, out), (1, ''))
        self.assertIn('lines', err)

    def test_wrong_options(self):
        for arguments in ([], [self.german], ['--format', 'klingon', self.german, self.good],
                          ['--kinds', 'klingon', self.german, self.good]):
            status, out, err = run('check', *arguments)
            self.assertEqual((status, out), (2, ''), arguments)
            self.assertTrue(err.startswith('lesart-cli: '), err)
        self.assertEqual(run('check', self.german, 'no-such-file')[0], 1)


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def test_one_file(self):
        path = self.write('ä b.txt', TEXT)
        status, out, err = run('extract', '--date', '2024-02-12', path)
        self.assertEqual((status, err), (0, ''))
        reading = json.loads(out)
        self.assertEqual(reading['schema'], 'lesart-extract/1')
        self.assertEqual(reading['document']['title'], 'Minister tritt zurück')
        self.assertEqual(reading['document']['date'], '2024-02-12')

    def test_standard_input(self):
        status, out, err = run('extract', '-', stdin=TEXT)
        self.assertEqual((status, err), (0, ''))
        self.assertEqual(json.loads(out)['document']['sentences'], 2)

    def test_encodings(self):
        for encoding in ('utf-8-sig', 'utf-16', 'utf-16-be', 'iso-8859-1', 'cp1252'):
            status, out, _ = run('extract', self.write(encoding, TEXT.encode(encoding)))
            self.assertEqual(status, 0)
            self.assertEqual(json.loads(out)['document']['title'], 'Minister tritt zurück', encoding)

    def test_another_language(self):
        text = 'The minister said on Monday that he would resign and that the party had known it for years.'
        status, out, err = run('extract', '-', stdin=text)
        self.assertEqual(status, 0)
        self.assertEqual(json.loads(out)['document']['language'], 'en')
        self.assertEqual(json.loads(out)['facts'], [])
        self.assertEqual(err, 'lesart-cli: -: this text looks like English; Lesart reads German\n')
        _, out, err = run('extract', '-', stdin='1;2;3')
        self.assertEqual((json.loads(out)['document']['language'], err), ('und', ''))

    def test_empty_file(self):
        status, out, err = run('extract', self.write('empty.txt', ''))
        self.assertEqual((status, err), (0, ''))
        self.assertEqual(json.loads(out)['document']['tokens'], 0)
        self.assertEqual(run('extract', '--format', 'text', self.write('empty.txt', ''))[0], 0)

    def test_refused(self):
        for content, message in ((b'%PDF-1.7\n', 'PDF'), (b'ab\0\0\0c', 'byte 2'), ('üü'.encode()[:3], 'cut'),
                                 (b'\1\2\3\4\5\6\7', 'control')):
            path = self.write('refused', content)
            status, out, err = run('extract', path)
            self.assertEqual((status, out), (1, ''), content)
            self.assertTrue(err.startswith(f'lesart-cli: {path}: '), err)
            self.assertIn(message, err)

    def test_missing_file_and_folder(self):
        for path in (self.folder / 'missing', self.folder):
            status, out, err = run('extract', path)
            self.assertEqual((status, out), (1, ''))
            self.assertTrue(err.startswith(f'lesart-cli: {path}: '), err)
            self.assertEqual(err.count('\n'), 1)

    def test_others_are_read_when_one_is_refused(self):
        good, bad = self.write('good.txt', TEXT), self.write('bad.pdf', b'%PDF-1.7\n')
        for jobs in (1, 3):
            status, out, err = run('extract', '--format', 'jsonl', '--jobs', jobs, good, bad, good)
            self.assertEqual(status, 1)
            self.assertEqual(len([json.loads(line) for line in out.splitlines()]), 2)
            self.assertEqual(err.count('\n'), 1)

    def test_many_files_keep_their_order(self):
        paths = [self.write(f'{i}.txt', f'Artikel {i}\n\n' + 'Er kam. ' * (200 if i % 7 == 0 else 1)) for i in range(40)]
        status, out, _ = run('extract', '--format', 'jsonl', '--jobs', 4, *paths)
        self.assertEqual(status, 0)
        self.assertEqual([json.loads(line)['document']['title'] for line in out.splitlines()],
                         [f'Artikel {i}' for i in range(40)])

    def test_text_for_people(self):
        path = self.write('a.txt', TEXT + 'Er sagte \x1b[31mnichts\x1b[0m.\n')
        status, out, err = run('extract', '--format', 'text', path, COLUMNS='60')
        self.assertEqual((status, err), (0, ''))
        self.assertTrue(out.startswith('Minister tritt zurück\n'), out)
        self.assertNotIn('\x1b', out)
        self.assertLessEqual(max(map(len, out.splitlines())), 60)

    def test_table(self):
        path = self.write('a.txt', TEXT)
        other = self.write('b.txt', TEXT)
        status, out, err = run('extract', '--format', 'csv', path, other)
        self.assertEqual((status, err), (0, ''))
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual({row['file'] for row in rows}, {str(path), str(other)})
        for row in rows:
            self.assertEqual(TEXT[int(row['start']):int(row['end'])], row['text'])
        self.assertTrue({'quantity', 'time', 'event', 'claim'} <= {row['kind'] for row in rows}, out)

    def test_brat(self):
        path = self.write('a.txt', TEXT)
        status, out, err = run('extract', '--format', 'brat', path)
        self.assertEqual((status, err), (0, ''))
        texts = set()
        for line in out.splitlines():
            parts = line.split('\t')
            if line.startswith('T'):
                kind, *places = parts[1].replace(';', ' ').split(' ')
                pieces = [TEXT[int(a):int(b)] for a, b in zip(places[::2], places[1::2])]
                self.assertEqual(' '.join(pieces), parts[2])
                texts.add(parts[0])
            else:
                for used in re.findall(r'\bT\d+', line.split('\tAnnotatorNotes')[0]):
                    self.assertIn(used, texts, line) # each stands before it is used
        self.assertEqual(run('extract', '--format', 'brat', path, path)[0], 2)

    def test_conllu(self):
        path = self.write('a.txt', TEXT)
        self.assertEqual(run('extract', '--format', 'conllu', path), run('parse', path))

    def test_text_for_people_lists_once(self):
        path = self.write('a.txt', 'Zwölf Firmen zahlten. ' * 3 + 'Dreizehn Firmen zahlten.\n')
        status, out, err = run('extract', '--format', 'text', path)
        self.assertEqual((status, err), (0, ''))
        self.assertEqual(out.count('Zwölf  '), 1, out)

    def test_full_disk(self):
        if not os.path.exists('/dev/full'):
            self.skipTest('no /dev/full')
        path = self.write('a.txt', TEXT)
        with open('/dev/full', 'wb') as full:
            result = subprocess.run([PROGRAM, 'extract', path], stdout=full, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(result.returncode, 3)
        self.assertIn(b'standard output', result.stderr)

    def test_own_lists(self):
        lists = self.folder / 'lesart/language'
        lists.mkdir(parents=True)
        (lists / 'units.tsv').write_text('form\tsymbol\ttype\nKlafter\tfm\tmeasure\nElle\n')
        (lists / 'times.tsv').write_text('value\tform\tclass\nSU\tAlmzeit\tseason\n')
        (lists / 'speech-verbs.tsv').write_text('lemma\ttakes\nfunken\tdass|konjunktiv\n')
        text = 'Flut\n\nDie Retter funkten, der Pegel sei in der vergangenen Almzeit um drei Klafter gestiegen.\n'
        status, out, err = run('extract', '--date', '2024-02-12', '-', stdin=text, XDG_DATA_HOME=self.folder)
        reading = json.loads(out)
        self.assertEqual(status, 0)
        self.assertEqual([(q['value'], q['unit']) for q in reading['quantities']], [(3, 'fm')])
        self.assertEqual([t['value'] for t in reading['times']], ['2023-SU'])
        self.assertEqual([q['cue']['text'] for q in reading['quotes']], ['funkten'])
        self.assertEqual(err, f'lesart-cli: {lists}/units.tsv:3: 1 columns instead of 3\n')
        self.assertEqual(json.loads(run('extract', '-', stdin=text)[1])['quantities'][0]['unit'], None)

    def test_damaged_models(self):
        data = self.folder / 'language'
        data.mkdir()
        built = pathlib.Path(PROGRAM).resolve().parents[2] / 'data/language'
        (data / 'german.lesart').write_bytes((built / 'german.lesart').read_bytes())
        (data / 'german.model').write_bytes((built / 'german.model').read_bytes()[:-1])
        status, out, err = run('extract', '-', stdin=TEXT, LESART_DATA_DIR=self.folder)
        self.assertEqual(status, 0)
        self.assertEqual(len(json.loads(out)['quantities']), 1)
        self.assertIn('german.model', err)

    def test_damaged_data(self):
        data = self.folder / 'language'
        data.mkdir()
        (data / 'german.lesart').write_bytes(b'nonsense')
        status, out, err = run('extract', '-', stdin=TEXT, LESART_DATA_DIR=self.folder)
        self.assertEqual((status, out), (3, ''))
        self.assertTrue(err.startswith('lesart-cli: '), err)


class Lines(unittest.TestCase):
    def test_answers_in_order(self):
        lines = ''.join(json.dumps({'id': i, 'text': TEXT}) + '\n' for i in range(60))
        for jobs in (1, 4):
            status, out, err = run('extract', '--jsonl-in', '--jobs', jobs, '-', stdin=lines)
            self.assertEqual((status, err), (0, ''))
            self.assertEqual([json.loads(line)['id'] for line in out.splitlines()], list(range(60)))

    def test_members(self):
        lines = [{'id': 'a"ü', 'text': TEXT, 'date': '2024-02-12'}, {'id': {'x': [1]}, 'text': ''}, {'text': 'x', 'date': None}]
        status, out, _ = run('extract', '--jsonl-in', '--date', '2020-01-01', '-', stdin='\r\n'.join(map(json.dumps, lines)))
        answers = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(status, 0)
        self.assertEqual([answer['id'] for answer in answers], ['a"ü', {'x': [1]}, None])
        self.assertEqual([answer['document']['date'] for answer in answers], ['2024-02-12', '2020-01-01', '2020-01-01'])
        self.assertEqual(answers[0]['schema'], 'lesart-extract/1')

    def test_bad_lines_are_answered_and_passed(self):
        bad = [b'nonsense', b'{"id":1}', b'{"id":2,"text":5}', b'{"id":3,"text":"a","date":"gestern"}', b'[' * 100000,
               b'{"id":4,"text":"a\\u0000b"}', b'{"id":5,"text":"\xff"}', b'{"id":6,"text":"cut', b'var a = {"text":"x"}',
               b'null', b'{"id":7,"text":"\\ud800"}', b'{"id":8,"text":"a\0b"}']
        status, out, err = run('extract', '--jsonl-in', '-', stdin=b'\n'.join([*bad, b'', b'{"id":99,"text":"Gut."}']))
        answers = [json.loads(line) for line in out.splitlines()]
        self.assertEqual((status, err), (0, ''))
        self.assertEqual(len(answers), len(bad) + 1)
        for line, answer in zip(bad, answers):
            self.assertEqual(sorted(answer), ['error', 'id'], line)
            self.assertTrue(answer['error'])
        self.assertEqual([answers[i]['id'] for i in (1, 2, 3)], [1, 2, 3])
        self.assertEqual(answers[-1]['document']['sentences'], 1)

    def test_a_line_is_answered_at_once(self):
        with subprocess.Popen([PROGRAM, 'extract', '--jsonl-in', '-'], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for i in range(3):
                process.stdin.write(json.dumps({'id': i, 'text': TEXT}).encode() + b'\n')
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())['id'], i)
            process.stdin.close()

    def test_missing_file(self):
        status, out, err = run('extract', '--jsonl-in', 'missing.jsonl')
        self.assertEqual((status, out), (1, ''))
        self.assertIn('missing.jsonl', err)


class Recognize(unittest.TestCase):
    def matches(self, kind, text, *options):
        status, out, err = run('recognize', '--kind', kind, *options, text)
        self.assertEqual((status, err), (0, ''))
        return [(m['text'], m['value'], m['unit']) for m in json.loads(out)['matches']]

    def test_kinds(self):
        text = 'Im dritten Jahr zahlten zwölf Firmen 3,50 Euro, also 5 Prozent, für 2 kg.'
        self.assertEqual(self.matches('number', text),
                         [('zwölf', 12, None), ('3,50', 3.5, None), ('5', 5, None), ('2', 2, None)])
        self.assertEqual(self.matches('ordinal', text), [('dritten', 3, None)])
        self.assertEqual(self.matches('money', text), [('3,50 Euro', 3.5, 'EUR')])
        self.assertEqual(self.matches('percent', text), [('5 Prozent', 5, '%')])
        self.assertEqual(self.matches('measure', text), [('2 kg', 2, 'kg')])

    def test_ordinals(self):
        for word, value in (('erster', 1), ('siebten', 7), ('achtes', 8), ('neunzehnte', 19), ('zwanzigste', 20),
                            ('einundzwanzigstem', 21), ('hundertdritte', 103), ('tausendste', 1000)):
            self.assertEqual(self.matches('ordinal', 'der ' + word), [(word, value, None)])
        for word in ('echte', 'Achtung', 'zweite Geige', 'erstaunt', 'die Rechte', 'zwanzigte'):
            self.assertEqual(len(self.matches('ordinal', word)), word.startswith('zweite'), word)

    def test_times(self):
        self.assertEqual(self.matches('time', 'gestern', '--date', '2024-02-12T10:30'), [('gestern', '2024-02-11', None)])
        self.assertEqual(self.matches('duration', 'drei Tage lang'), [('drei Tage', 'P3D', None)])

    def test_lines(self):
        status, out, err = run('recognize', '--kind', 'time', '-', stdin='2024-02-12\theute\n\tgestern\nheute\n')
        self.assertEqual([[m['value'] for m in json.loads(line)['matches']] for line in out.splitlines()],
                         [['2024-02-12'], ['XXXX-XX-XX'], []])
        self.assertEqual(status, 1)
        self.assertIn('3', err)

    def test_usage(self):
        for arguments in ([], ['--kind', 'number'], ['--kind', 'sound', 'x'], ['x'], ['--kind', 'time', '--date', '2024-02-12T25:00', 'x']):
            status, out, err = run('recognize', *arguments)
            self.assertEqual((status, out), (2, ''), arguments)
            self.assertTrue(err.startswith('lesart-cli: '), err)


class Lookup(unittest.TestCase):
    """With a list of a few lines instead of Ding."""
    LIST = 'Haus {n} [constr.] | Häuser {pl} :: house | houses\nBillion {f} :: trillion; billion [obs.]\n'

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.list = pathlib.Path(folder.name) / 'list'
        self.list.write_text(self.LIST, encoding='utf-8')
        self.places = {'LESART_DING': str(self.list), 'XDG_CACHE_HOME': folder.name, 'XDG_DATA_HOME': folder.name}

    def look_up(self, *words, stdin=b'', status=0):
        result, out, err = run('lookup', '--json', *words, stdin=stdin, **self.places)
        self.assertEqual(result, status, err)
        return [json.loads(line) for line in out.splitlines()], err

    def test_json(self):
        (answer,), err = self.look_up('Häusern')
        self.assertEqual(err, '')
        self.assertEqual(answer, {'word': 'Häusern', 'headwords': [
            {'lemma': 'Haus', 'language': 'de', 'way': 'inflected', 'guess': False, 'senses': [
                {'list': 'ding', 'german': [{'text': 'Haus', 'gender': 'n', 'grammar': ['n'], 'labels': ['constr.']}],
                 'english': [{'text': 'house'}], 'plural': 'Häuser'}]}]})

    def test_false_friend(self):
        (answer,), _ = self.look_up('Billionen')
        self.assertEqual(answer['headwords'][0]['false_friend']['not'], 'billion')

    def test_english_and_lines(self):
        answers, _ = self.look_up('-', stdin='house\nHaus\n')
        self.assertEqual([a['headwords'][0]['language'] for a in answers], ['en', 'de'])

    def test_not_found(self):
        answers, err = self.look_up('Haus', 'Kramuri', status=1)
        self.assertEqual(answers[1]['headwords'], [])
        self.assertIn('Kramuri', err)

    def test_text(self):
        status, out, err = run('lookup', 'Häusern', **self.places)
        self.assertEqual((status, err), (0, ''))
        self.assertIn('Haus (inflected)', out)

    def test_without_ding(self):
        status, out, err = run('lookup', 'Handelsministerin', **{**self.places, 'LESART_DING': '/nowhere'})
        self.assertEqual(status, 0)
        self.assertIn('trade minister', out)
        self.assertIn('trans-de-en', err)

    def test_usage(self):
        for arguments in ([], ['--xml', 'Haus']):
            status, out, err = run('lookup', *arguments)
            self.assertEqual((status, out), (2, ''))
            self.assertTrue(err.startswith('lesart-cli: '), err)


class Anchor(unittest.TestCase):
    OLD = 'Minister tritt zurück\n\nAm 8. Februar kündigte er an, 5 Millionen Euro zu zahlen. Danach ging er schweigend.\n'
    NEW = 'Minister tritt zurueck\n\nNeu: Am 8. Februar kündigte er an, 7 Millionen Euro zu zahlen.\n'

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        for name, content in (('old.txt', self.OLD), ('new.txt', self.NEW)):
            pathlib.Path(self.folder.name, name).write_text(content, encoding='utf-8')

    def annotation(self, words):
        start = self.OLD.index(words)
        selectors = [{'type': 'TextPositionSelector', 'start': start, 'end': start + len(words)},
                     {'type': 'TextQuoteSelector', 'exact': words}]
        return {'id': f'urn:{words}', 'type': 'Annotation', 'target': {'source': 'old.txt', 'selector': selectors}}

    def run_on(self, *words, options=()):
        return run('anchor', '--from', f'{self.folder.name}/old.txt', '--to', f'{self.folder.name}/new.txt', *options, '-',
                   stdin=json.dumps([self.annotation(w) for w in words]))

    def test_statuses(self):
        status, out, err = self.run_on('Minister', 'kündigte er', 'zurück', 'Am 8. Februar kündigte er an, 5 Millionen',
                                       'schweigend')
        self.assertEqual((status, err), (0, ''))
        found = json.loads(out)
        self.assertEqual([r['status'] for r in found], ['exact', 'moved', 'changed', 'changed', 'gone'])
        self.assertEqual([r.get('text') for r in found],
                         ['Minister', 'kündigte er', 'zurueck', 'Am 8. Februar kündigte er an, 7 Millionen', None])
        for record in found[:4]:
            self.assertEqual(self.NEW[record['start']:record['end']], record['text'])
        self.assertNotIn('start', found[4])

    def test_write(self):
        """What is certain gets its new place; what was changed or is gone keeps its words."""
        status, out, err = self.run_on('kündigte er', '5 Millionen', 'schweigend', options=['--write'])
        self.assertEqual((status, err), (0, ''))
        items = {a['id']: a for a in json.loads(out)['first']['items']}
        quotes = {name: a['target'][0]['selector'] if isinstance(a['target'], list) else a['target']['selector']
                  for name, a in items.items()}
        self.assertEqual(quotes['urn:kündigte er'][0]['start'], self.NEW.index('kündigte er'))
        self.assertEqual(quotes['urn:5 Millionen'][1]['exact'], '5 Millionen')
        self.assertEqual(quotes['urn:schweigend'][1]['exact'], 'schweigend')

    def test_whole_article(self):
        status, out, _ = run('anchor', '--from', f'{self.folder.name}/old.txt', '--to', f'{self.folder.name}/new.txt', '-',
                             stdin='{"id": "urn:a", "type": "Annotation", "target": "old.txt"}')
        self.assertEqual((status, json.loads(out)), (0, [{'id': 'urn:a', 'status': 'exact'}]))

    def test_refused(self):
        status, out, err = run('anchor', '--from', f'{self.folder.name}/old.txt', '--to', f'{self.folder.name}/none.txt', '-')
        self.assertEqual((status, out), (1, ''))
        self.assertIn('none.txt', err)
        status, out, err = run('anchor', '--from', f'{self.folder.name}/old.txt', '--to', f'{self.folder.name}/new.txt', '-',
                               stdin='{')
        self.assertEqual((status, out), (1, ''))

    def test_usage(self):
        for arguments in ([], ['x.json'], ['--from', 'a', 'x.json'], ['--from', 'a', '--to', 'b', '--format', 'xml', 'x']):
            status, out, err = run('anchor', *arguments)
            self.assertEqual((status, out), (2, ''))
            self.assertNotEqual(err, '')


class Align(unittest.TestCase):
    GERMAN = 'Der Titel\n\nPaul Kessler kam am Dienstag aus Wien, und er brachte 4.512 Euro mit. Anna Novak ging.\n'
    ENGLISH = 'The title\n\nPaul Kessler came from Vienna on Tuesday. He brought 4,512 euros. Anna Novak left.\n'

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.files = [str(pathlib.Path(self.folder.name, name)) for name in ('de.txt', 'en.txt')]
        for name, content in zip(self.files, (self.GERMAN, self.ENGLISH)):
            pathlib.Path(name).write_text(content, encoding='utf-8')

    def test_json(self):
        status, out, err = run('align', *self.files)
        self.assertEqual((status, err), (0, ''))
        found = json.loads(out)
        self.assertEqual(found['schema'], 'lesart-align/1')
        self.assertEqual(found['en'], ['The title', 'Paul Kessler came from Vienna on Tuesday.',
                                       'He brought 4,512 euros.', 'Anna Novak left.'])
        self.assertEqual(found['pairs'], [[[0], [0]], [[1], [1, 2]], [[2], [3]]])
        self.assertEqual((len(found['scores']), found['human']), (3, []))

    def test_tmx(self):
        status, out, err = run('align', '--format', 'tmx', *self.files)
        self.assertEqual((status, err), (0, ''))
        segments = [segment.text for segment in xml.etree.ElementTree.fromstring(out.encode()).iter('seg')]
        self.assertEqual(segments[:4], ['Der Titel', 'The title', self.GERMAN[11:].split('. Anna')[0] + '.',
                                        self.ENGLISH[11:].split(' Anna')[0]])

    def test_lines(self):
        """A sentence a line, although the lines would be read as one paragraph."""
        for name, lines in zip(self.files, ('eins, zwei,\nund drei. Vier\n', 'one, two,\nand three. Four\n')):
            pathlib.Path(name).write_text(lines, encoding='utf-8')
        status, out, err = run('align', '--lines', *self.files)
        self.assertEqual((status, err, json.loads(out)['de']), (0, '', ['eins, zwei,', 'und drei. Vier']))

    def test_turned_round(self):
        german, english = (pathlib.Path(self.folder.name, name) for name in ('lang.txt', 'lang.en.txt'))
        german.write_text('Die Fluggesellschaft hatte argumentiert, der Ausstand sei ein besonderer Umstand gewesen.\n' * 3)
        english.write_text('The airline had argued that the walkout was an extraordinary circumstance for all of them.\n' * 3)
        for command in 'align', 'check':
            status, out, err = run(command, str(english), str(german))
            self.assertIn('a German text is expected', err)
            self.assertIn('an English text is expected', err)
            self.assertNotIn('is expected', run(command, str(german), str(english))[2])
        self.assertIn('a German text is expected', run('terms', str(english))[2])

    def test_refused(self):
        status, out, err = run('align', self.files[0], self.folder.name + '/none.txt')
        self.assertEqual((status, out), (1, ''))
        self.assertIn('none.txt', err)

    def test_usage(self):
        for arguments in ([], ['one.txt'], ['--format', 'xml', 'a', 'b'], ['a', 'b', 'c']):
            status, out, err = run('align', *arguments)
            self.assertEqual((status, out), (2, ''), arguments)
            self.assertNotEqual(err, '')


class Parse(unittest.TestCase):
    TREES = ('# sent_id = a-1\n# kept = yes\n1-2\tIm\t_\t_\t_\t_\t_\t_\t_\t_\n1\tIn\tx\tX\tXY\t_\t2\tdep\t_\t_\n'
             '2\tdem\tx\tX\tXY\t_\t0\troot\t0:root\t_\n3\tHaus\tx\tX\tXY\t_\t2\tdep\t_\tGloss=house|start_char=9\n'
             '3.1\twar\t_\t_\t_\t_\t_\t_\t_\t_\n4\twohnt\t_\t_\t_\t_\t_\t_\t_\t_\n5\tAngela\t_\t_\t_\t_\t_\t_\t_\t_\n'
             '6\tMerkel\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n7\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n')

    def sentences(self, out):
        self.assertTrue(out == '' or out.endswith('\n\n'))
        for block in out.split('\n\n')[:-1]:
            lines = block.split('\n')
            rows = [line.split('\t') for line in lines if not line.startswith('#')]
            self.assertEqual({len(row) for row in rows}, {10})
            words = [row for row in rows if row[0].isdigit()]
            self.assertEqual([row[0] for row in words], [str(i + 1) for i in range(len(words))])
            heads = [0] + [int(row[6]) for row in words]
            self.assertEqual(heads[1:].count(0), 1)
            self.assertTrue(all((row[6] == '0') == (row[7] == 'root') for row in words))
            for at in range(1, len(heads)):
                for _ in range(len(heads)):
                    at = heads[at]
                self.assertEqual(at, 0)
            yield [line for line in lines if line.startswith('#')], rows

    def test_text(self):
        status, out, err = run('parse', '-', stdin=TEXT)
        self.assertEqual((status, err), (0, ''))
        parsed = list(self.sentences(out))
        self.assertEqual(parsed[1][0], ['# newpar', '# sent_id = 2',
                                        '# text = Am 8. Februar kündigte er an, 5 Millionen Euro zu zahlen.'])
        self.assertEqual([row[:2] for row in parsed[1][1][:3]], [['1-2', 'Am'], ['1', 'An'], ['2', 'dem']])
        self.assertEqual([(row[2], row[9].split('|')[0]) for row in parsed[1][1] if row[1] == 'kündigte'],
                         [('kündigen', 'Verb=ankündigen')])
        for comments, rows in parsed:
            for row in rows:
                misc = dict(part.split('=') for part in row[9].split('|') if part != '_')
                if 'start_char' in misc:
                    self.assertEqual(TEXT[int(misc['start_char']):int(misc['end_char'])], row[1])
            text, inside = '', set()
            for row in rows:
                if row[0] in inside:
                    continue
                if '-' in row[0]:
                    first, last = map(int, row[0].split('-'))
                    inside = {str(i) for i in range(first, last + 1)}
                text += row[1] + ('' if 'SpaceAfter=No' in row[9] else ' ')
            self.assertEqual(comments[-1], '# text = ' + text.rstrip())

    def test_names(self):
        _, out, _ = run('parse', '-', stdin='Angela Merkel besuchte Siemens in München.\n')
        self.assertEqual([row[9].split('NE=')[1][:5] for row in list(self.sentences(out))[0][1] if 'NE=' in row[9]],
                         ['B-PER', 'I-PER', 'B-ORG', 'B-LOC'])

    def test_conllu(self):
        status, out, err = run('parse', '--input', 'conllu', '-', stdin=self.TREES + self.TREES)
        self.assertEqual((status, err), (0, ''))
        parsed = list(self.sentences(out))
        self.assertEqual(len(parsed), 2)
        for comments, rows in parsed:
            self.assertEqual(comments, ['# sent_id = a-1', '# kept = yes'])
            self.assertEqual([row[:2] for row in rows],
                             [line.split('\t')[:2] for line in self.TREES.split('\n') if line and line[0] != '#'])
            self.assertEqual(rows[3][2:4], ['Haus', 'NOUN'])
            self.assertEqual(rows[3][9].split('|')[0], 'Gloss=house')
        self.assertIn('NE=B-PER|start_char=14|end_char=20', out)
        self.assertEqual(out.count('start_char'), 12)
        self.assertEqual(run('parse', '--input', 'conllu', '-', stdin=out)[1], out)

    def test_malformed(self):
        good = self.TREES.count('\n')
        for bad, line in (('x\n', 1), ('1\tEr\n', 1), ('2\tEr' + '\t_' * 8 + '\n', 1), ('1\tEr' + '\t_' * 9 + '\n', 1)):
            status, out, err = run('parse', '--input', 'conllu', '-', stdin=self.TREES + bad)
            self.assertEqual((status, out), (1, ''), bad)
            self.assertIn(f'line {good + line}', err)

    def test_odd_texts(self):
        for text in ('', '\n', '.', '„', 'x' * 100000, ', ' * 3000, 'Im Im im zur ZUM.', '\u200b \u00a0a\tb'):
            status, out, err = run('parse', '-', stdin=text)
            self.assertEqual(status, 0, err)
            list(self.sentences(out))
            self.assertEqual(run('parse', '-', stdin=text)[1], out)

    def test_usage(self):
        for arguments in ([], ['--input', 'xml', 'x']):
            status, out, err = run('parse', *arguments)
            self.assertEqual((status, out), (2, ''), arguments)
        status, out, err = run('parse', 'missing')
        self.assertEqual((status, out), (1, ''))



class Terms(unittest.TestCase):
    """Terms of an article, and term bases in other formats."""
    TEXT = 'Neue Chips\n\nDie Chipfabrik stellt den Chip vor. Zwei KI-Chips folgen, sagt der Chef.\n'
    BASE = 'concept,language,term,status\na,de,Chip,preferred\na,en,chip,\nb,de,vorstellen,\n'

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.base = pathlib.Path(self.folder.name, 'base.csv')
        self.base.write_text(self.BASE, encoding='utf-8')

    def test_hits(self):
        status, out, err = run('terms', '--termbase', str(self.base), '-', stdin=self.TEXT)
        self.assertEqual((status, err), (0, ''))
        found = json.loads(out)['hits']
        self.assertEqual([(h['text'], h['kind']) for h in found],
                         [('Chips', 'whole'), ('Chip', 'part'), ('stellt', 'separated'), ('Chip', 'whole'), ('Chips', 'part')])
        for hit in found:
            self.assertEqual(self.TEXT[hit['start']:hit['end']], hit['text'])
        self.assertEqual(found[0]['status'], 'preferredTerm-admn-sts')
        self.assertEqual(found[0]['english'], [{'term': 'chip', 'status': None}])
        self.assertEqual(found[2]['prefix']['text'], 'vor')

    def test_candidates(self):
        status, out, _ = run('terms', '-', stdin=self.TEXT)
        found = json.loads(out)
        self.assertEqual((status, found['hits']), (0, []))
        names = [c['term'] for c in found['candidates']]
        self.assertIn('Chipfabrik', names)
        self.assertEqual(next(len(c['uses']) for c in found['candidates'] if c['term'] == 'Chip'), 4)
        status, out, _ = run('terms', '--format', 'tsv', '--termbase', str(self.base), '-', stdin=self.TEXT)
        self.assertEqual((status, out.splitlines()[1]), (0, 'hit\tChip\tpreferredTerm-admn-sts\t5\t10\tChips'))

    def test_translation(self):
        english = pathlib.Path(self.folder.name, 'en.txt')
        english.write_text('New chips\n\nThe chip factory presents the chip. Two AI chips follow, says the boss.\n', encoding='utf-8')
        status, out, _ = run('terms', '--translation', str(english), '-', stdin=self.TEXT)
        found = {c['term']: c['translations'] for c in json.loads(out)['candidates']}
        self.assertEqual((status, found['Chip'][0]['text'].lower()), (0, 'chips'))

    def test_convert(self):
        status, out, err = run('terms', '--convert', 'omegat', str(self.base))
        self.assertEqual((status, out), (0, 'Chip\tchip\nvorstellen\t\t\n'))
        self.assertIn('administrativeStatus', err)
        status, out, err = run('terms', '--convert', 'omegat', '--strict', str(self.base))
        self.assertEqual((status, out), (1, ''))

    def test_refused(self):
        self.base.write_text('a,"b\n', encoding='utf-8')
        status, out, err = run('terms', '--convert', 'json', str(self.base))
        self.assertEqual((status, out), (1, ''))
        self.assertIn('line 1', err)
        status, out, err = run('terms', '--termbase', str(self.base), '-', stdin=self.TEXT)
        self.assertEqual((status, out), (1, ''))
        self.assertIn('line 1', err)
        for arguments in ([], ['--format', 'xml', 'x'], ['--convert', 'xml', 'x'], ['--convert', 'json', '--format', 'tsv', 'x']):
            status, out, err = run('terms', *arguments)
            self.assertEqual((status, out), (2, ''))


if __name__ == '__main__':
    PROGRAM = sys.argv.pop(1)
    unittest.main()
