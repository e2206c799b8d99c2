// Simulates a wave into a folder, in a process of its own.
import { writeSimulation } from '../../simulator/write.ts';

process.on('message', async (wave: { folder: string; accounts: number; seed: number }) => {
  const { folder, accounts, seed } = wave;
  const { events } = await writeSimulation({ scenario: 'wave-2025', accounts, seed }, folder);
  process.send!({ events });
});
