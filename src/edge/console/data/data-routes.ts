// The console's data: what is read of cases, campaigns and markets, what people decide, and the stream.
import type { FastifyInstance } from 'fastify';
import type { EngineClient } from '../../../engine/client.ts';
import type { Guard } from '../access/guard.ts';
import { addActionRoutes } from './action-routes.ts';
import { addCaseRoutes } from './case-routes.ts';
import { addLiveRoute } from './live-route.ts';
import { addMarketRoutes } from './market-routes.ts';
import { addOverviewRoutes } from './overview-routes.ts';

export interface DataParts {
  readonly engine: Pick<EngineClient, 'act' | 'query'>;
  readonly guard: Guard;
  /** The data is simulated, and says so. */
  readonly simulated: boolean;
  readonly report: (error: unknown) => void;
}

export function addDataRoutes(app: FastifyInstance, parts: DataParts): void {
  addOverviewRoutes(app, parts);
  addCaseRoutes(app, parts);
  addActionRoutes(app, parts);
  addMarketRoutes(app, parts);
  addLiveRoute(app, parts);
}
