// Help says what there is: every command, every option it takes, and no other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../commands.ts';
import { hubCommands } from '../hub.ts';
import { intelCommands } from '../intel.ts';
import { reportKinds } from '../report.ts';
import { HelpAsked, parsed, UsageError } from '../usage.ts';
import { commandOf, helpText, helpWords, listText } from './help.ts';
import { wrongUse } from './wrong-use.ts';

const groups = { report: reportKinds, intel: intelCommands, hub: hubCommands };
const silent = { stdout: () => {}, stderr: () => {} };

/** The options that a command hands to parseArgs. */
async function takenBy(name: string): Promise<HelpAsked['options']> {
  const [first = '', ...rest] = name.split(' ');
  const run = await commands[first]!();
  const asked = await run([...rest, '--help'], silent).catch((error: unknown) => error);
  assert.ok(asked instanceof HelpAsked, `${name}: ${asked}`);
  return asked.options;
}

test('every command is in the list, and no other', () => {
  const names = Object.keys(commands).flatMap((name) => {
    const group = Object.hasOwn(groups, name) && groups[name as keyof typeof groups];
    return group ? Object.keys(group).map((inner) => `${name} ${inner}`) : [name];
  });
  assert.deepEqual(Object.keys(helpWords).sort(), names.sort());
  for (const name of names) assert.ok(listText().includes(`\n  ${name} `), name);
});

test('the help of each names every option it takes, and what is taken without it', async () => {
  for (const [name, { options }] of Object.entries(helpWords)) {
    const taken = await takenBy(name);
    const told = Object.keys(options).map((option) => option.split(' ')[0]!);
    assert.deepEqual(told.sort(), Object.keys(taken).sort(), name);
    for (const option of Object.keys(options)) {
      const [bare = '', value] = option.split(' ');
      assert.equal(taken[bare]?.type, value ? 'string' : 'boolean', `${name} --${option}`);
    }
    for (const line of helpText(name, taken).split('\n')) assert.ok(line.length <= 130, line);
  }
  assert.match(helpText('demo', await takenBy('demo')), /--port N .*\(7180 without\)/);
});

test('every command has its result as one object of JSON, but where it is none or JSON already', async () => {
  const without = ['cluster', 'demo', 'docs', 'fit', 'hub key', 'hub send', 'hub serve'];
  without.push('hub tokens', 'intel blind', 'report advisory');
  const missing = [];
  for (const name of Object.keys(helpWords))
    if (!Object.hasOwn(await takenBy(name), 'json')) missing.push(name);
  assert.deepEqual(missing.sort(), without);
});

test('a command is known by its first words, a group by none', () => {
  assert.equal(commandOf(['key', 'add', '--data', 'x']), 'key');
  assert.equal(commandOf(['report', 'fsa', '--help']), 'report fsa');
  assert.equal(commandOf(['report', '--help']), undefined);
  assert.match(listText('hub'), /^usage: sekisho hub COMMAND …\n\n {2}hub key /);
});

test('who calls a command as it cannot be called is told on one line how it can', async () => {
  for (const name of Object.keys(helpWords).filter((one) => /^(intel|replay|fit|key$)/.test(one))) {
    const [first = '', ...rest] = name.split(' ');
    const run = await commands[first]!();
    const said = { name: 'Error', message: wrongUse(name).message };
    await assert.rejects(run(rest, silent), said, name);
    assert.ok(
      said.message.includes(helpWords[name]!.use[0]!) && !said.message.includes('\n'),
      name,
    );
  }
});

test('an option that there is not is one sentence, and help is offered', () => {
  const options = { port: { type: 'string' } } as const;
  const said = { name: 'Error', message: "Unknown option '--prot'; --help lists the options" };
  assert.throws(() => parsed({ args: ['--prot', '1'], options, allowPositionals: true }), said);
  assert.throws(() => parsed({ args: ['--port'], options }), UsageError);
});
