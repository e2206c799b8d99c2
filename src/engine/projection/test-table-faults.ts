// What holds of the projection whichever database is below it when something is odd or too much.
import assert from 'node:assert/strict';
import type { Projection } from './projection.ts';
import { aCase, aDecision, anAlert, anOutcome, aTally, at } from './test-lines.ts';

const ids = async (projection: Projection) =>
  (await projection.cases({ limit: 10 })).lines.map((line) => line.case);

export const faultTable: Record<string, (projection: Projection) => Promise<void>> = {
  async 'no text stops it'(projection) {
    const odd = 'a\0b \ud800 \\u0000 \\\0 " 関所 \u{1f600} \udfff';
    const kept = 'a\ufffdb \ufffd \\u0000 \\\ufffd " 関所 \u{1f600} \ufffd';
    const times = [
      '0000-02-29T00:00:00.000Z',
      '-000001-01-01T00:00:00.000Z',
      '9999-12-31T23:59:59Z',
    ];
    await projection.apply([
      at(
        1,
        aCase(odd, { account: odd, firm: odd, sessions: [odd] }),
        aDecision(odd, { firm: odd, account: odd }),
        anAlert(odd, {
          firm: odd,
          reasons: [{ code: odd, weight: -0, facts: { odd, big: 1e300 } }],
        }),
        anOutcome(odd, 'passed', times[0]),
        ...times.flatMap((time, index) => [
          aCase(`t-${index}`, { opened: time, updated: time, confirmed: time }),
          aDecision(`t-${index}`, { time }),
          anAlert(`t-${index}`, { time }),
          aTally(time),
        ]),
      ),
    ]);
    const found = await projection.case({ firm: odd, id: odd });
    assert.equal(found?.line.account, kept);
    assert.deepEqual(found?.line.sessions, [kept]);
    const { lines } = await projection.decisions({ firm: odd, account: odd, limit: 10 });
    assert.equal(lines[0]?.outcome?.outcome, 'passed');
    const alert = await projection.alert({ firm: odd, id: odd });
    assert.equal(alert?.line.reasons[0]?.facts.big, 1e300);
    assert.equal((await projection.case({ id: 't-0' }))?.line.opened, times[0]);
  },

  async 'a batch that cannot be written leaves nothing, nor does one sent behind it'(projection) {
    await projection.apply([at(1, aCase('c-1'))]);
    // JSON has no NaN: the column that must not be null refuses it.
    const broken = [at(2, aCase('c-2')), at(3, aDecision('d-1', { risk: Number.NaN }))];
    const refused = projection.apply(broken);
    const behind = projection.apply([at(4, aCase('c-4'))]);
    await assert.rejects(refused, { name: 'ProjectionError', code: 'failed' });
    await assert.rejects(behind, { code: 'failed' });
    assert.equal(await projection.sequence(), 1);
    assert.deepEqual(await ids(projection), ['c-1']);
    await projection.apply([at(2, aCase('c-2')), at(3, aDecision('d-1'))]);
    assert.deepEqual(await ids(projection), ['c-2', 'c-1']);
  },

  async 'batches sent without waiting are applied in order'(projection) {
    const sequences = Array.from({ length: 50 }, (_, index) => index + 1);
    await Promise.all(
      sequences.map((sequence) =>
        projection.apply([at(sequence, aCase('c-1', { saleValueJpy: sequence }))]),
      ),
    );
    const found = await projection.case({ id: 'c-1' });
    assert.equal(found?.line.saleValueJpy, 50);
    assert.deepEqual(
      found?.lines.map((line) => line.saleValueJpy),
      sequences,
    );
  },

  async 'more than its maximum of waiting calls or effects is refused'(projection) {
    const many = Array.from({ length: 50_001 }, () => aTally('2025-04-01T00:00:00.000Z'));
    await assert.rejects(projection.apply([at(1, ...many)]), { code: 'busy' });
    const asked = Array.from({ length: 300 }, () => projection.case({ id: 'c-1' }));
    const settled = await Promise.allSettled(asked);
    const refused = settled.filter((result) => result.status === 'rejected');
    assert.equal(refused.length, 300 - 256);
    assert.equal(refused[0]?.reason.code, 'busy');
    await projection.apply([at(1, aCase('c-1'))]);
    assert.equal(projection.applied, 1);
  },

  async 'after a reset it is empty and takes the journal from the beginning'(projection) {
    await projection.apply([at(5, aCase('c-1'), anAlert('a-1'), aDecision('d-1'))]);
    await projection.reset();
    assert.equal(projection.applied, 0);
    assert.equal(await projection.sequence(), 0);
    assert.deepEqual(await projection.cases({ limit: 10 }), { lines: [] });
    await projection.apply([at(8, aCase('c-2'))]);
    await Promise.all([projection.reset(), projection.apply([at(1, aCase('c-1'))])]);
    assert.equal(await projection.sequence(), 1);
    assert.deepEqual(await ids(projection), ['c-1']);
  },
};
