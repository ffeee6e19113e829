import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrderOfCall } from '../../shared/customers/contact-roles.fr.ts';
import { emailProblem, isEmailAddress } from '../../shared/customers/email-address.fr.ts';
import { fileSize } from '../../shared/customers/file-size.fr.ts';
import { harmlessName, isProgram } from '../../shared/customers/kept-files.ts';

describe('the name under which a file is kept', () => {
  test.each([
    ['Devis signé n° 12.pdf', 'Devis signé n° 12.pdf'],
    ['C:\\Users\\moi\\bon.pdf', 'bon.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['a\u202Efdp.exe', 'afdp.exe'],
    ['bon : "urgent"?.pdf', 'bon _ _urgent__.pdf'],
    ['CON.txt', '_CON.txt'],
    ['..', 'fichier'],
    ['  .pdf. ', 'pdf'],
    ['', 'fichier'],
    [`${'é'.repeat(200)}.pdf`, `${'é'.repeat(116)}.pdf`],
  ])('%j becomes %j', (given, kept) => expect(harmlessName(given)).toBe(kept));

  test('is one that any system takes, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = harmlessName(given);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(120);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}<>:"|?*/\\]|^[. ]|[. ]$/u);
        expect(harmlessName(name)).toBe(name);
      }),
    );
  });

  test('a program is told by its end, even with spaces and dots after it, or by its first bytes', () => {
    const text = new TextEncoder().encode('texte');
    expect(['a.exe', 'a.EXE', 'a.pdf.vbs', 'a.exe. ', 'a.html'].map((name) => isProgram(name, text))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['a.pdf', 'a.docx', 'exe', 'a.exe.pdf'].map((name) => isProgram(name, text))).toEqual([false, false, true, false]);
    expect(isProgram('photo.jpg', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 1]))).toBe(true);
  });
});

test('one e-mail address, or what is wrong with it', () => {
  expect(['a@b.fr', 'jean.dupont+factures@sous.exemple.com', 'jean@société.fr'].map(emailProblem)).toEqual([null, null, null]);
  expect(isEmailAddress('Jean <a@b.fr>')).toBe(false);
  expect(isEmailAddress('a@b.fr\r\nBcc: x@y.fr')).toBe(false);
  expect(emailProblem('a@b.fr; c@d.fr')).toContain('Une seule adresse');
  expect(emailProblem('a@b')).toContain('pas complète');
  expect(emailProblem('ab.fr')).toContain('Il manque');
  expect(emailProblem('hélène@b.fr')).toContain('accentuées');
});

test('who pays comes first; from the formal notice on, who decides', () => {
  const people = (['director', 'other', 'billing', 'legal'] as const).map((role) => ({ role }));
  expect(inOrderOfCall(people).map(({ role }) => role)).toEqual(['billing', 'director', 'other', 'legal']);
  expect(inOrderOfCall(people, true).map(({ role }) => role)).toEqual(['director', 'legal', 'billing', 'other']);
});

test('a size as file managers say it', () => {
  expect([1, 840, 12_000, 3_600_000, 33_500_000_000].map(fileSize)).toEqual([
    '1\u00a0octet',
    '840\u00a0octets',
    '12\u00a0Ko',
    '3,4\u00a0Mo',
    '31,2\u00a0Go',
  ]);
});
