// The model and policy in force, as the journal last said; absent ones are the defaults.

export interface InForce {
  model: Readonly<Record<string, unknown>> | undefined;
  policy: Readonly<Record<string, unknown>> | undefined;
}

export function createInForce(): InForce {
  return { model: undefined, policy: undefined };
}
