// Fills a data directory in a process of its own, so that its memory is given back.
import { type Filling, fillData } from './fill-data.ts';

const progressEvery = 100_000;

process.on('message', async (filling: Filling) => {
  let said = 0;
  const filled = await fillData(filling, (events) => {
    if (events - said < progressEvery) return;
    said = events;
    process.send!({ events });
  });
  process.send!({ filled });
});
