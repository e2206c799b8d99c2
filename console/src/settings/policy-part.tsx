// The policy in yen, with what another would have done last week beside it before it is in force.
import { Button, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { statusOf } from '../api/client.ts';
import { useServiceTime, useSession } from '../api/queries.ts';
import { yen } from '../format/money.ts';
import { Broken } from '../parts/broken.tsx';
import { Failed } from '../parts/failed.tsx';
import { notify } from '../parts/notice.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { settingsWords } from '../words/settings-words.ts';
import {
  type CostName,
  type Costs,
  changedCosts,
  costNames,
  proposedOf,
  readCosts,
  sliderSteps,
  stepOf,
  yenAt,
} from './policy-costs.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { type SettingsInForce, usePutPolicy, useSettings } from './use-policy.ts';

/** A preview decides a week again: not for every step of a slider on its way. */
const settleMs = 500;

export function PolicyPart() {
  const settings = useSettings();
  if (settings.isError && !settings.data)
    return <Broken error={settings.error} onAgain={() => void settings.refetch()} />;
  if (!settings.data) return <Skeleton height={380} />;
  return <PolicyForm settings={settings.data} />;
}

function PolicyForm({ settings }: { settings: SettingsInForce }) {
  const words = useWords(settingsWords);
  const { policy } = settings;
  const role = useSession().data?.user.role;
  const mayChange = role === 'supervisor' || role === 'administrator';
  const [draft, writeDraft] = useDraft('policy');
  const costs = changedCosts(policy, readCosts(draft));
  const isChanged = Object.keys(costs).length > 0;
  const [settled] = useDebouncedValue(draft, settleMs);
  const previewed = changedCosts(policy, readCosts(settled));
  const set = (name: CostName, jpy: number): void =>
    writeDraft(JSON.stringify(changedCosts(policy, { ...costs, [name]: jpy })));
  return (
    <div className="policy">
      <section className="panel stack">
        <p>{words.policyIntro}</p>
        <p className="soft">
          {words.inForce(settings.policyVersion)} · {words.model(settings.modelVersion)}
        </p>
        {costNames
          .filter((name) => name in policy)
          .map((name) => (
            <CostSlider
              key={name}
              name={name}
              inForce={(policy as unknown as Record<CostName, number>)[name]}
              value={costs[name]}
              isDisabled={!mayChange && role !== 'auditor'}
              onSet={(jpy) => set(name, jpy)}
            />
          ))}
        {mayChange ? (
          <PutInForce
            settings={settings}
            costs={costs}
            isChanged={isChanged}
            onClear={() => writeDraft('')}
          />
        ) : (
          <p className="soft">{words.readOnly}</p>
        )}
      </section>
      <PreviewPanel
        policy={proposedOf(policy, previewed, policy.version)}
        isChanged={Object.keys(previewed).length > 0}
        mayAsk={mayChange || role === 'auditor'}
      />
    </div>
  );
}

interface CostSliderProps {
  readonly name: CostName;
  readonly inForce: number;
  readonly value: number | undefined;
  readonly isDisabled: boolean;
  readonly onSet: (jpy: number) => void;
}

function CostSlider({ name, inForce, value, isDisabled, onSet }: CostSliderProps) {
  const words = useWords(settingsWords);
  const { language } = useLanguage();
  const jpy = value ?? inForce;
  const place = stepOf(name, inForce);
  return (
    <label className={`cost${value === undefined ? '' : ' moved'}`}>
      <span>{words.costs[name]}</span>
      <span className="soft small">
        {value === undefined ? '' : words.was(yen(inForce, language))}
      </span>
      <strong className="number">{yen(jpy, language)}</strong>
      <input
        type="range"
        min={0}
        max={sliderSteps}
        disabled={isDisabled}
        value={stepOf(name, jpy)}
        aria-valuetext={yen(jpy, language)}
        onChange={(event) => {
          const step = Number(event.currentTarget.value);
          // Back on the mark is exactly what is in force, not what rounds to it.
          onSet(step === place ? inForce : yenAt(name, step));
        }}
      />
    </label>
  );
}

interface PutInForceProps {
  readonly settings: SettingsInForce;
  readonly costs: Costs;
  readonly isChanged: boolean;
  readonly onClear: () => void;
}

function PutInForce({ settings, costs, isChanged, onClear }: PutInForceProps) {
  const words = useWords(settingsWords);
  const day = new Date(useServiceTime()).toISOString().slice(0, 16).replaceAll(/[-:T]/g, '');
  const [name, setName] = useState('');
  const change = usePutPolicy();
  const version = name.trim() || `policy-${day}`;
  return (
    <form
      className="row wrap policy-save"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(
          {
            policy: proposedOf(settings.policy, costs, version),
            replaces: settings.policyVersion,
          },
          {
            onSuccess: () => {
              notify(words.taken(version));
              setName('');
              onClear();
            },
          },
        );
      }}
    >
      <TextInput
        label={words.newVersion}
        placeholder={version}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" disabled={!isChanged} loading={change.isPending}>
        {words.put}
      </Button>
      <Button variant="default" disabled={!isChanged} onClick={onClear}>
        {words.undo}
      </Button>
      <Failed
        when={change.isError}
        why={statusOf(change.error) === 409 ? words.changedMeanwhile : undefined}
      />
    </form>
  );
}
