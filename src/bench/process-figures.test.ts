import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { cpuSecondsOf, residentOf } from './process-figures.ts';

const skip = existsSync('/proc/self/stat') ? false : 'no /proc on this system';

test('this process has used time and memory', { skip }, () => {
  const { user, system } = process.cpuUsage();
  const seconds = (user + system) / 1e6;
  assert.ok(Math.abs(cpuSecondsOf(process.pid) - seconds) < 2);
  const { own, mapped } = residentOf(process.pid);
  const whole = process.memoryUsage.rss() / 2 ** 20;
  assert.ok(Math.abs(own + mapped - whole) < 0.3 * whole, `${own} + ${mapped} is not ${whole}`);
});

test('a process that is not there has no figures', () => {
  assert.ok(Number.isNaN(cpuSecondsOf(2 ** 30)));
  assert.ok(Number.isNaN(residentOf(2 ** 30).own));
});
