// The API document (OpenAPI 3.1), generated from the schemas that events, answers and queries have.
import { z } from 'zod';
import { jsonSchemaOf, requestTypeSet, schemas } from '../../core/event/event.ts';
import * as answers from './answer-schemas.ts';
import { reads } from './read-routes.ts';
import { eventLineTypes } from './text-body.ts';

type Json = Record<string, unknown>;
type EventName = keyof typeof schemas;

const eventNames = Object.keys(schemas) as EventName[];

const answerSchemas = {
  Decision: answers.decision,
  Accepted: answers.accepted,
  Account: answers.account,
  Timeline: answers.timeline,
  Instrument: answers.instrumentView,
  Alerts: answers.alertList,
  Cases: answers.caseList,
  Case: answers.caseLine,
  Health: answers.health,
  Problem: answers.problem,
} as const;
type AnswerName = keyof typeof answerSchemas;

export function openApi(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sekisho',
      version: '1',
      description: 'Checkpoint between a log-in and the market, for online securities firms.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    paths: { ...writePaths(), ...readPaths(), ...servicePaths() },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { ...eventSchemas(), ...answerComponents() },
      responses: { Problem: problemResponse },
    },
  };
}

const problemResponse: Json = {
  description: 'Problem details (RFC 9457)',
  content: { 'application/problem+json': { schema: reference('Problem') } },
};

function reference(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

function withoutDialect(schema: Json): Json {
  const { $schema: _dialect, ...rest } = schema;
  return rest;
}

function answerComponents(): Json {
  return Object.fromEntries(
    Object.entries(answerSchemas).map(([name, schema]) => [
      name,
      withoutDialect(z.toJSONSchema(schema)),
    ]),
  );
}

function eventSchemas(): Json {
  const requests = eventNames.filter((name) => requestTypeSet.has(name));
  return {
    ...Object.fromEntries(eventNames.map((name) => [name, withoutDialect(jsonSchemaOf(name))])),
    Event: oneOf(eventNames),
    RequestEvent: oneOf(requests),
  };
}

function oneOf(names: readonly EventName[]): Json {
  return { oneOf: names.map(reference), discriminator: { propertyName: 'type' } };
}

function answersWith(status: number, description: string, name: AnswerName): Json {
  return {
    [status]: { description, content: { 'application/json': { schema: reference(name) } } },
    default: { $ref: '#/components/responses/Problem' },
  };
}

function writePaths(): Json {
  const lines = { schema: { type: 'string', description: 'one event a line' } };
  return {
    '/v1/decisions': {
      post: {
        operationId: 'decide',
        summary: 'Submit one request event and have it decided',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: reference('RequestEvent') } },
        },
        responses: answersWith(200, 'The decision; the same event again has the same', 'Decision'),
      },
    },
    '/v1/events': {
      post: {
        operationId: 'record',
        summary: 'Submit facts and requests that need no answer',
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { type: 'array', items: reference('Event') } },
            ...Object.fromEntries(eventLineTypes.map((type) => [type, lines])),
          },
        },
        responses: answersWith(202, 'Durable; refused lines are named', 'Accepted'),
      },
    },
  };
}

function readPaths(): Json {
  return {
    ...readPath('account', 'What is known of an account', 'Account'),
    ...readPath('timeline', 'What happened on an account, latest first', 'Timeline'),
    ...readPath('instrument', 'What is known of an instrument', 'Instrument'),
    ...readPath('alerts', 'Attacks on instruments, latest first', 'Alerts'),
    ...readPath('cases', 'Cases, latest first', 'Cases'),
    ...readPath('case', 'One case', 'Case'),
  };
}

function readPath(route: keyof typeof reads, summary: string, answer: AnswerName): Json {
  const { path, params, search } = reads[route];
  return {
    [path.replace(/:(\w+)/g, '{$1}')]: {
      get: {
        operationId: route,
        summary,
        parameters: [...parametersOf(params, 'path'), ...parametersOf(search, 'query')],
        responses: answersWith(200, summary, answer),
      },
    },
  };
}

function parametersOf(schema: z.ZodType, where: 'path' | 'query'): Json[] {
  const { properties = {} } = z.toJSONSchema(schema);
  return Object.entries(properties).map(([name, parameter]) => ({
    name,
    in: where,
    required: where === 'path',
    schema: parameter,
  }));
}

function servicePaths(): Json {
  const text = (type: string, description: string): Json => ({
    200: { description, content: { [type]: { schema: { type: 'string' } } } },
  });
  const document = { 200: { description: 'OpenAPI 3.1', content: { 'application/json': {} } } };
  return {
    '/': page({ 302: { description: 'To the console, or to the status page' } }),
    '/status': page(text('text/html', 'Status page')),
    '/status.css': page(text('text/css', 'Its style')),
    '/status.js': page(text('text/javascript', 'Its script')),
    '/openapi.json': page(document),
    '/healthz': page(answersWith(200, 'The engine answers', 'Health')),
    '/metrics': { get: { responses: text('text/plain', 'Figures for Prometheus') } },
  };
}

/** Answered without a key. */
function page(responses: Json): Json {
  return { get: { security: [], responses } };
}
