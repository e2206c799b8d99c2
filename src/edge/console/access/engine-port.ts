// What access needs of the engine.
import type { Answer, EngineStatus, Query } from '../../../engine/client.ts';

export interface ConsoleEngine {
  /** Journals an event of the console; the engine says when it was. Resolves when it is durable. */
  act(event: object): Promise<Answer>;
  query(firm: string, query: Query): Promise<Answer>;
  status(): Promise<EngineStatus>;
}
