import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withoutClockOrChance } from '../../../test/poison.ts';
import { dayMs } from '../../core/lib/decay.ts';
import brands from './brands.json' with { type: 'json' };
import { createUrlJudge } from './default-judge.ts';
import { judgeUrl } from './judge-url.ts';
import { teachUrl } from './teach-url.ts';
import { calledRiskMin } from './weigh-url.ts';

const now = Date.UTC(2025, 7, 1);
const realHosts = brands.firms.flatMap(({ hosts }) => hosts);

describe('real hosts', () => {
  const judge = createUrlJudge();
  test('are never flagged, whatever stands before or behind', () => {
    for (const host of [...realHosts, ...brands.namesakeHosts])
      for (const url of [
        host,
        `https://${host}/`,
        `https://www.${host}/login?x=1`,
        `https://site4-m.${host}/ETGate/AbCdEf`,
        `https://${host.toUpperCase()}:443/`,
        `${host}.`,
      ]) {
        const judgement = judgeUrl(judge, url, now);
        assert.equal(judgement?.risk, 0, url);
        assert.match(judgement.reasons[0].code, /^(?:firm|namesake)-host$/);
      }
  });

  test('stay so when somebody reports them as phishing', () => {
    for (const host of realHosts) {
      const lesson = { brand: 'SBI証券', timeMs: now, teacher: 'customer' };
      assert.equal(teachUrl(judge, `https://${host}/x`, lesson), false);
      assert.equal(judgeUrl(judge, `https://${host}/x`, now)?.risk, 0);
    }
  });

  test('are not covered by looking alike', () => {
    for (const url of [
      'https://sbisec.co.jp.evil.example/',
      'https://sbisec.co.jp@evil.example/',
      'https://xsbisec-co-jp.evil.example/',
      'https://evil.example/www.sbisec.co.jp/ETGate/',
      'https://www-sbisec-co-jp.qwxyz.top/AbCdEf',
      'https://ѕbisec-jp.qwxyz.top/',
    ]) {
      const judgement = judgeUrl(judge, url, now)!;
      assert.ok(judgement.risk >= calledRiskMin, `${url} ${judgement.risk}`);
      assert.equal(judgement.firm?.ja, 'SBI証券');
      assert.ok(judgement.reasons[0].weight > 0);
    }
  });

  test('that may be taken over are flagged, with what lies under them, and nothing else is', () => {
    const watched = createUrlJudge({ dangling: new Set(['old.sbisec.co.jp']) });
    for (const url of ['https://old.sbisec.co.jp/x', 'https://a.old.sbisec.co.jp/']) {
      const judgement = judgeUrl(watched, url, now)!;
      assert.ok(judgement.risk > 0.9, url);
      assert.equal(judgement.firm?.id, 'sbi');
      assert.equal(judgement.ownership, 'dangling');
      assert.equal(judgement.reasons[0].code, 'dangling-name');
    }
    assert.equal(judgeUrl(watched, 'https://sbisec.co.jp/', now)?.risk, 0);
    assert.equal(judgeUrl(watched, 'https://xold.sbisec.co.jp/', now)?.risk, 0);
  });
});

describe('every firm of the dictionary', () => {
  const judge = createUrlJudge();
  for (const { id, hosts, tokens } of brands.firms) {
    test(`${id}: its own host before another's domain is called and named`, () => {
      const judgement = judgeUrl(judge, `https://${hosts[0]}.qwxyz.top/AbCdEf`, now)!;
      assert.ok(judgement.risk >= calledRiskMin, String(judgement.risk));
      assert.equal(judgement.firm?.id, id);
    });
    for (const token of tokens)
      test(`${id}: www-${token}-jp is called`, () => {
        const judgement = judgeUrl(judge, `https://www-${token}-jp.qwxyz.top/`, now)!;
        assert.ok(judgement.risk >= calledRiskMin, String(judgement.risk));
      });
  }
});

describe('honest names', () => {
  const judge = createUrlJudge();
  for (const url of [
    'https://www.example.com/login',
    'https://daiwaroynet.example/',
    'https://tokyo-matsui-clinic.example/',
    'https://ausbildung.example/',
    'https://money.example/',
    'https://site1.example.com/',
    'https://backgrounds.example/AbCdEf',
    'http://192.0.2.1/',
  ])
    test(`${url} is not called`, () => assert.ok(judgeUrl(judge, url, now)!.risk < calledRiskMin));
});

describe('memory', () => {
  const sbi = { brand: 'SBI証券', teacher: 'list' };
  const url = (host: string): string => `https://${host}/QwErTyUi`;

  test('a kit path confirmed against a firm gives away the next domain, and names firm and teacher', () => {
    const judge = createUrlJudge();
    assert.ok(judgeUrl(judge, url('ijklmn.top'), now)!.risk < calledRiskMin);
    for (const host of ['abcdef.top', 'bcdefg.top', 'cdefgh.top'])
      teachUrl(judge, url(host), { ...sbi, timeMs: now });
    const judgement = judgeUrl(judge, url('ijklmn.top'), now + dayMs)!;
    assert.ok(judgement.risk >= calledRiskMin, String(judgement.risk));
    assert.equal(judgement.firm?.id, 'sbi');
    const reason = judgement.reasons.find(({ code }) => code === 'known-kit-path')!;
    assert.equal(reason.facts.teacher, 'list');
    assert.equal(reason.facts.value, 'QwErTyUi');
    assert.match(reason.text.en, /QwErTyUi/);
  });

  test('a domain confirmed is called with any path, but not for ever', () => {
    const judge = createUrlJudge();
    teachUrl(judge, 'https://abcdef.top/QwErTyUi', { ...sbi, timeMs: now });
    assert.ok(judgeUrl(judge, 'https://abcdef.top/zz', now + 1000)!.risk >= calledRiskMin);
    assert.ok(judgeUrl(judge, 'https://abcdef.top/zz', now + 200 * dayMs)!.risk < calledRiskMin);
  });

  test('a kit of other brands is not called securities', () => {
    const judge = createUrlJudge();
    for (const host of ['abcdef.top', 'bcdefg.top', 'cdefgh.top'])
      teachUrl(judge, url(host), { brand: 'JCB', teacher: 'list', timeMs: now });
    assert.ok(judgeUrl(judge, url('ijklmn.top'), now + 1000)!.risk < calledRiskMin);
  });

  test('a farm that turns to a firm is followed', () => {
    const judge = createUrlJudge();
    teachUrl(judge, url('abcdef.top'), { brand: 'JCB', teacher: 'list', timeMs: now - 9 * dayMs });
    for (const host of ['bcdefg.top', 'cdefgh.top', 'defghi.top'])
      teachUrl(judge, url(host), { ...sbi, timeMs: now });
    assert.ok(judgeUrl(judge, url('ijklmn.top'), now + 1000)!.risk >= calledRiskMin);
  });

  test('an unlisted securities firm of a shared list is named as the list names it', () => {
    const judge = createUrlJudge();
    for (const host of ['abcdef.top', 'bcdefg.top', 'cdefgh.top'])
      teachUrl(judge, url(host), { brand: '氷雨証券', teacher: 'list', timeMs: now });
    assert.equal(judgeUrl(judge, url('ijklmn.top'), now)?.firm?.ja, '氷雨証券');
  });
});

test('the same URL at the same time has the same judgement, without clock or chance', () => {
  withoutClockOrChance(() => {
    const judge = createUrlJudge();
    const ask = () => JSON.stringify(judgeUrl(judge, 'https://mizuho-sec-jp.qwxyz.top/AbC', now));
    assert.equal(ask(), ask());
  });
});

test('what holds no host is not judged', () => {
  assert.equal(judgeUrl(createUrlJudge(), 'not a host', now), undefined);
});
