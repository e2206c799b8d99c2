import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { evidenceTable } from './evidence-table.ts';
import model from './model.json' with { type: 'json' };

test('the reference page holds the table as the code has it', () => {
  const page = readFileSync(
    new URL('../../../docs/reference/phishing-mail.md', import.meta.url),
    'utf8',
  );
  assert.ok(
    page.includes(evidenceTable(model)),
    'run: node src/edge/mail/measure/fit-model.ts --table',
  );
});
