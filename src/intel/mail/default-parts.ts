// What a mail is judged with where nobody brings his own: model, directory, and the URL judge.
import type { BrandData } from '../url/brand-dictionary.ts';
import brands from '../url/brands.json' with { type: 'json' };
import { createDirectory } from './directory.ts';
import type { MailJudgeParts } from './judge.ts';
import model from './model.json' with { type: 'json' };
import { checkModel } from './model.ts';
import { freshLinkJudge, type UrlJudge } from './url-judge.ts';

export function mailJudgeParts(judgeUrl?: UrlJudge, data: BrandData = brands): MailJudgeParts {
  const directory = createDirectory(data);
  return { model: checkModel(model), directory, judgeUrl: judgeUrl ?? freshLinkJudge() };
}
