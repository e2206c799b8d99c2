// The plain words of a reason in the reader's language: the service's own, made here of code and facts.

import type { Reason } from '../../../src/core/decision/decision.ts';
import { textOf } from '../../../src/core/decision/reasons.ts';
import type { Language } from '../words/both.ts';

export const reasonText = (reason: Reason, language: Language): string => textOf(reason)[language];
