// Run by the set-up: makes the embedded database that every new one is unpacked from.
import { packDatabase } from '../src/engine/projection/fresh-database.ts';

await packDatabase();
