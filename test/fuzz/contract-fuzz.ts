import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { apiContract } from '../../shared/api-contract.ts';
import { verbNames } from '../../shared/contract/procedure.ts';
import { type Finding, fuzzContract } from './contract-rounds.ts';

/**
 * Calls every verb of the contract with inputs made from its own schema: `npm run fuzz:contract -- --seconds 120`, `--only letters` for the
 * verbs whose name begins so, `--seed 7` for other inputs. Ends with a status of 1 where a call ended in anything but a value or a sentence,
 * where a refused call or a query changed the company's file, or where the file is damaged at the end.
 */
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '120' }, seed: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
});
const directory = mkdtempSync(join(tmpdir(), 'quittance-fuzz-contract-'));
const end = performance.now() + Number(values.seconds) * 1000;
const verbs = verbNames(apiContract).filter((verb) => verb.startsWith(values.only));
const report = await fuzzContract({
  directory,
  seed: Number(values.seed),
  verbs,
  // Every verb at least once, however short the time.
  goesOn: (_calls, rounds) => rounds === 0 || performance.now() < end,
});

const places = [...new Set(report.findings.map(placeOf))];
for (const [index, place] of places.entries()) {
  const findings = report.findings.filter((finding) => placeOf(finding) === place);
  const [first] = findings;
  if (!first) continue;
  const file = join(tmpdir(), `fuzz-contract-${index}.json`);
  writeFileSync(file, JSON.stringify(first.input));
  console.log(`${first.kind} in ${first.verb} (${findings.length} times), input in ${file}\n${first.detail.slice(0, 1500)}\n`);
}
const count = (...kinds: Finding['kind'][]) => report.findings.filter(({ kind }) => kinds.includes(kind)).length;
const neverAccepted = report.covered.filter((verb) => !report.accepted.includes(verb));
console.table(report.codes);
for (const verb of neverAccepted) console.log(`never accepted: ${verb} ${JSON.stringify(report.codesOf[verb])}`);
console.table({
  rounds: report.rounds,
  calls: report.calls,
  companies: report.companies,
  procedures: `${report.covered.length} of ${report.verbs}`,
  'procedures that did their work': report.accepted.length,
  'unknown errors': count('unknown error', 'logged error'),
  'without an answer, or at work too long': count('no answer', 'long work'),
  'changed by a refused call or a query': count('changed by a refused call', 'changed by a query'),
  'damaged files': count('damaged file'),
  'slowest call': `${report.slowest.verb} ${Math.round(report.slowest.milliseconds)} ms`,
});
rmSync(directory, { recursive: true, force: true });
process.exitCode = report.findings.length > 0 || report.covered.length < report.verbs ? 1 : 0;
// A call that never answers keeps nobody waiting.
process.exit();

function placeOf({ verb, kind, detail }: Finding): string {
  return `${kind} ${verb} ${detail.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? detail}`;
}
