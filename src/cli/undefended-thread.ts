// A thread that works out what a wave does undefended, while another plays it through the service.
import { parentPort, workerData } from 'node:worker_threads';
import { undefendedTable } from './wave-tables.ts';

parentPort?.postMessage(undefendedTable(workerData).table);
